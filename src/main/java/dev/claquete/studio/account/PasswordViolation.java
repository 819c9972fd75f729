package dev.claquete.studio.account;

import dev.claquete.studio.web.PageLanguage;

/** Why a password is not allowed. */
enum PasswordViolation {
    MISSING("is required", "é obrigatória"),
    LENGTH(
            "must have between " + Passwords.MIN + " and " + Passwords.MAX + " characters",
            "precisa ter de " + Passwords.MIN + " a " + Passwords.MAX + " caracteres"),
    OWN_NAME("must not be the e-mail address or the name", "não pode ser o e-mail nem o nome"),
    COMMON(
            "is too common and easy to guess; choose a longer one, for example several words",
            "é muito comum e fácil de adivinhar; escolha uma mais longa, por exemplo com várias palavras");

    private final String english;
    private final String portuguese;

    PasswordViolation(String english, String portuguese) {
        this.english = english;
        this.portuguese = portuguese;
    }

    /** The rule for programs; it follows the field's name. */
    String rule() {
        return english;
    }

    /** A sentence for people, on a page. */
    String sentence(PageLanguage language) {
        return language.say("The password " + english + ".", "A senha " + portuguese + ".");
    }
}
