package dev.claquete.studio.text;

import java.util.regex.Pattern;

/** Parses Roman numerals of centuries, kings and chapters. */
final class RomanNumeral {

    private static final Pattern FORM = Pattern.compile("X{0,3}(?:IX|IV|V?I{0,3})");

    private RomanNumeral() {}

    /** 1 to 39, or 0 if it is not a numeral. */
    static int value(String numeral) {
        if (numeral.isEmpty() || !FORM.matcher(numeral).matches()) {
            return 0;
        }
        int value = 0;
        for (int i = 0; i < numeral.length(); i++) {
            int sign = sign(numeral.charAt(i));
            value += i + 1 < numeral.length() && sign < sign(numeral.charAt(i + 1)) ? -sign : sign;
        }
        return value;
    }

    private static int sign(char letter) {
        return letter == 'X' ? 10 : letter == 'V' ? 5 : 1;
    }
}
