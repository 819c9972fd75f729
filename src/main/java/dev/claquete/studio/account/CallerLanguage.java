package dev.claquete.studio.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The language of answers: the best of {@code Accept-Language} that we support, otherwise the account's, otherwise
 * English; never the machine's.
 */
@Component("localeResolver")
class CallerLanguage implements LocaleResolver {

    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");
    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, PORTUGUESE);

    private final CurrentAccount caller;
    private final AccountDirectory accounts;

    CallerLanguage(CurrentAccount caller, AccountDirectory accounts) {
        this.caller = caller;
        this.accounts = accounts;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return asked(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE))
                .or(() -> caller.find().flatMap(accounts::find).flatMap(account -> asked(account.language())))
                .orElse(Locale.ENGLISH);
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The caller or the account says which language");
    }

    private static Optional<Locale> asked(@Nullable String ranges) {
        if (ranges == null || ranges.isBlank()) {
            return Optional.empty();
        }
        try {
            return Locale.LanguageRange.parse(ranges).stream()
                    .filter(range -> range.getWeight() > 0)
                    .flatMap(range -> SPOKEN.stream().filter(spoken -> isMeant(range, spoken)))
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Regional variants match our variant of the language, for example Canadian English and the Portuguese of Portugal.
     */
    private static boolean isMeant(Locale.LanguageRange range, Locale spoken) {
        return range.getRange().split("-", 2)[0].equals(spoken.getLanguage());
    }
}
