package dev.claquete.studio.text;

import java.math.BigDecimal;

/**
 * A number as people write it, with signs between its groups and before its decimals, in the way of its language or of another.
 *
 * @param value what it is worth
 * @param decimalSign {@code .} or {@code ,} as it was written; 0 where there are no decimals
 * @param decimals the digits after it, as written
 */
record WrittenNumber(BigDecimal value, char decimalSign, String decimals) {

    /** Groups of three with points, commas or narrow blanks between, or plain digits; decimals after either. */
    static final String FORM =
            "(?:\\d{1,3}(?:(?:\\.\\d{3})+|(?:,\\d{3})+|(?:[\\u00A0\\u202F\\u2009]\\d{3})+)(?:[.,]\\d{1,9})?(?!\\d)"
                    + "|\\d{1,18}(?:[.,]\\d{1,9})?(?!\\d))";

    /**
     * @param decimalSign the language's
     * @param money three digits after a single sign are a group there, whatever the sign
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
