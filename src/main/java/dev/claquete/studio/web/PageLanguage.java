package dev.claquete.studio.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;

/** The language of our own pages: Portuguese for users who prefer it to English, otherwise English. */
public enum PageLanguage {
    EN("en"),
    PT("pt-BR");

    private static final MessageSource TEXTS = Texts.of("pages");
    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.forLanguageTag("pt"));

    private final String tag;

    PageLanguage(String tag) {
        this.tag = tag;
    }

    /** The language for a browser that sends this {@code Accept-Language}. */
    public static PageLanguage of(HttpServletRequest request) {
        String wishes = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return wishes != null && "pt".equals(best(wishes)) ? PT : EN;
    }

    /** @param tag of an account: {@code pt-BR} or {@code en} */
    public static PageLanguage of(String tag) {
        return tag.startsWith("pt") ? PT : EN;
    }

    /** For the attribute {@code lang}. */
    public String tag() {
        return tag;
    }

    /** @param key in {@code texts/pages.properties} */
    public String say(String key, Object... values) {
        return TEXTS.getMessage(key, values, Locale.forLanguageTag(tag));
    }

    private static @Nullable String best(String wishes) {
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(wishes), SPOKEN);
            return best == null ? null : best.getLanguage();
        } catch (IllegalArgumentException e) {
            return null; // not a header from a browser
        }
    }
}
