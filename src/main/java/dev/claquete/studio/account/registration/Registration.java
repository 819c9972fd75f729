package dev.claquete.studio.account.registration;

import dev.claquete.studio.account.Account;
import dev.claquete.studio.account.AccountCreated;
import dev.claquete.studio.account.Accounts;
import dev.claquete.studio.account.Audit;
import dev.claquete.studio.account.Role;
import dev.claquete.studio.account.access.CallerAuthentication;
import dev.claquete.studio.web.InvalidInput;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creates accounts, and validates an account's fields. */
@Component
public class Registration {

    /** As browsers check {@code <input type=email>} (WHATWG HTML, 4.10.5.1.5), with a dot in the domain. */
    private static final Pattern EMAIL = Pattern.compile(
            "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+"
                    + "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    private static final int LONGEST_EMAIL = 254;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{2,63}");
    private static final Set<String> RESERVED =
            Set.of(CallerAuthentication.WORKER_NAME, "anonymous", "anonymoususer", "camunda");
    private static final Set<String> LANGUAGES = Set.of("pt-BR", "en");

    private final Accounts accounts;
    private final Passwords passwords;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Registration(Accounts accounts, Passwords passwords, Audit audit, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
        this.events = events;
    }

    /**
     * The input for a new account.
     *
     * @param password null: none until its owner resets it by mail
     * @param name null: the e-mail address
     * @param language null: {@code pt-BR}
     */
    public record Form(
            @Nullable String email, @Nullable String password, @Nullable String name, @Nullable String language) {

        @Override
        public String toString() {
            return "a registration";
        }
    }

    /**
     * The validated form, with the password's hash.
     *
     * @param passwordHash null: none yet
     */
    record Checked(String email, String name, String language, @Nullable String passwordHash) {

        @Override
        public String toString() {
            return "a registration";
        }
    }

    /**
     * Validates everything except whether the address has an account. Taken names are not secret; but if the name is
     * the address, it is not checked either.
     *
     * @throws InvalidInput naming the field
     */
    Checked check(Form form) {
        String email = email(form.email());
        String name = form.name() == null ? email : name(form.name());
        String language = form.language() == null ? "pt-BR" : language(form.language());
        if (form.password() != null) {
            passwords.check("password", form.password(), email, name);
        }
        if (form.name() != null && accounts.nameIsTaken(name)) {
            throw new InvalidInput("name", "is taken");
        }
        return new Checked(email, name, language, form.password() == null ? null : passwords.hash(form.password()));
    }

    /** @throws InvalidInput naming the field, also if its value is taken */
    @Transactional
    public Account register(Form form, Role role) {
        return add(UUID.randomUUID(), check(form), role);
    }

    /**
     * Call only inside a transaction.
     *
     * @throws InvalidInput if the address or the name is taken
     */
    Account add(UUID id, Checked wish, Role role) {
        int added = accounts.add(id, wish.name(), wish.email(), wish.language(), role.name(), wish.passwordHash());
        if (added == 0) {
            throw accounts.findByEmail(wish.email()).isPresent()
                    ? new InvalidInput("email", "is registered already")
                    : new InvalidInput("name", "is taken");
        }
        audit.record("account-created", id, Map.of("email", wish.email(), "role", role.name()));
        events.publishEvent(new AccountCreated(id));
        return accounts.findById(id).orElseThrow();
    }

    static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInput("name", "must have between 3 and 64 letters, digits, dots, underscores and hyphens");
        }
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw new InvalidInput("name", "is taken");
        }
        return name;
    }

    static String language(String language) {
        if (!LANGUAGES.contains(language)) {
            throw new InvalidInput("language", "must be one of pt-BR, en");
        }
        return language;
    }

    static String email(@Nullable String email) {
        if (email == null) {
            throw new InvalidInput("email", "is required");
        }
        String address = email.strip();
        if (address.length() > LONGEST_EMAIL || !EMAIL.matcher(address).matches()) {
            throw new InvalidInput("email", "must be an e-mail address, like user@example.com");
        }
        return address.toLowerCase(Locale.ROOT);
    }
}
