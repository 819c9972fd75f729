package dev.claquete.studio.account.registration;

import dev.claquete.studio.web.PageLanguage;

/** Why a password is not allowed. */
enum PasswordViolation {
    MISSING("required", "is required"),
    LENGTH("length", "must have between " + Passwords.MIN + " and " + Passwords.MAX + " characters"),
    OWN_NAME("own-name", "must not be the e-mail address or the name"),
    COMMON("common", "is too common and easy to guess; choose a longer one, for example several words");

    private final String key;
    private final String rule;

    PasswordViolation(String key, String rule) {
        this.key = key;
        this.rule = rule;
    }

    /** The rule for programs; it follows the field's name. */
    String rule() {
        return rule;
    }

    /** A sentence for people, on a page. */
    String sentence(PageLanguage language) {
        return language.say("password." + key, Passwords.MIN, Passwords.MAX);
    }
}
