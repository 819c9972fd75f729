package dev.claquete.studio.text;

import java.math.BigDecimal;

/**
 * A number as people write it, with separators between its groups and before its decimals, by the conventions of its
 * language or of another.
 *
 * @param value its value
 * @param decimalSign {@code .} or {@code ,} as written; 0 without decimals
 * @param decimals the digits after it, as written
 */
record WrittenNumber(BigDecimal value, char decimalSign, String decimals) {

    /** Groups of three separated by points, commas or narrow blanks, or plain digits; decimals after either. */
    static final String FORM =
            "(?:\\d{1,3}(?:(?:\\.\\d{3})+|(?:,\\d{3})+|(?:[\\u00A0\\u202F\\u2009]\\d{3})+)(?:[.,]\\d{1,9})?(?!\\d)"
                    + "|\\d{1,18}(?:[.,]\\d{1,9})?(?!\\d))";

    /**
     * @param decimalSign the language's
     * @param money three digits after a single sign are then a group, whatever the sign
     */
    static WrittenNumber parse(String text, char decimalSign, boolean money) {
        String digits = text.replaceAll("[\\u00A0\\u202F\\u2009]", "");
        int point = digits.lastIndexOf('.');
        int comma = digits.lastIndexOf(',');
        int last = Math.max(point, comma);
        if (last < 0) {
            return new WrittenNumber(new BigDecimal(digits), (char) 0, "");
        }
        char sign = digits.charAt(last);
        boolean both = point >= 0 && comma >= 0;
        boolean several = digits.indexOf(sign) != last;
        boolean threeAfter = digits.length() - last == 4 && last <= 3 && !digits.startsWith("0");
        boolean group = several || !both && threeAfter && (money || sign != decimalSign);
        if (group) {
            return new WrittenNumber(new BigDecimal(digits.replaceAll("[.,]", "")), (char) 0, "");
        }
        String whole = digits.substring(0, last).replaceAll("[.,]", "");
        String decimals = digits.substring(last + 1);
        return new WrittenNumber(new BigDecimal(whole + "." + decimals), sign, decimals);
    }

    boolean whole() {
        return decimals.isEmpty();
    }

    long integer() {
        return value.longValue();
    }
}
