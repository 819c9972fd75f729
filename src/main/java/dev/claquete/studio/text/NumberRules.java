package dev.claquete.studio.text;

import dev.claquete.studio.text.SpokenLanguage.Gender;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers by their meaning: dates, times, telephone numbers, versions, fractions, ranges, years, and plain
 * numbers.
 */
final class NumberRules {

    private static final String BEGINNING = "(?<![\\p{L}\\p{N}])";
    private static final String END = "(?![\\p{L}\\p{N}])";
    private static final String NUMBER = "(" + WrittenNumber.FORM + ")";
    private static final String DASH = "[ \\u00A0]?[–—-][ \\u00A0]?";

    /** Halves to tenths and a few common others; the rest are read as a date or as two numbers. */
    private static final List<Integer> PARTS = List.of(2, 3, 4, 5, 6, 7, 8, 9, 10, 16, 20, 100, 1000);

    private static final String GLYPHS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞";
    private static final int[][] GLYPH_VALUES = {
        {1, 2}, {1, 3}, {2, 3}, {1, 4}, {3, 4}, {1, 5}, {2, 5}, {3, 5}, {4, 5}, {1, 6}, {5, 6}, {1, 8}, {3, 8}, {5, 8},
        {7, 8}
    };

    private final SpokenLanguage tongue;

    private NumberRules(SpokenLanguage tongue) {
        this.tongue = tongue;
    }

    /** Applied before money and units. */
    static List<ReadingRule> withNames(SpokenLanguage tongue) {
        NumberRules rules = new NumberRules(tongue);
        return List.of(
                // (11) 98765-4321, +55 11 98765-4321, 0800 123 4567, (555) 123-4567, 555-123-4567, +44 20 7946 0958
                ReadingRule.of(
                        BEGINNING + "(?:\\+\\d{1,3}[ .-]?)?\\(\\d{2,3}\\)[ .-]?\\d{3,5}[ .-]\\d{4}(?![\\d-])",
                        rules::telephone),
                ReadingRule.of(
                        BEGINNING + "(?:\\+?\\d{1,3}[ .-])?\\d{3}[ .-]\\d{3}[ .-]\\d{4}(?![\\d-])", rules::telephone),
                ReadingRule.of(BEGINNING + "\\+\\d{1,3}(?:[ .-]?\\(?\\d{1,5}\\)?){2,5}(?![\\d-])", rules::telephone),
                ReadingRule.of(BEGINNING + "0[38]00[ .-]?\\d{3}[ .-]?\\d{3,4}(?![\\d-])", rules::telephone),
                ReadingRule.of(BEGINNING + "(?:\\d{2}[ ])?9?\\d{4}-\\d{4}(?![\\d-])", rules::telephoneNotYears),
                ReadingRule.of(BEGINNING + "\\d{3}-\\d{4}(?![\\d-])", rules::telephone),
                ReadingRule.of(
                        BEGINNING + "\\d{5}-\\d{3,4}(?![\\d-])|\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}(?![\\d-])",
                        rules::telephone),
                ReadingRule.of(
                        BEGINNING + "(\\d{4})-(\\d{2})-(\\d{2})(?![\\d-])",
                        found -> rules.date(found.group(3), found.group(2), found.group(1), true)),
                ReadingRule.of(
                        BEGINNING + "(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\d/.-]\\d|\\d)",
                        rules::fullDate),
                ReadingRule.anyCase(
                        BEGINNING
                                + "(\\d{1,2}):([0-5]\\d)(?::([0-5]\\d))?(?:[ \\u00A0]?([ap])\\.?[ ]?m(?:\\.(?=\\s+\\p{Ll}|[,;])|\\b))?(?:h(?:s)?\\b)?(?![\\d:])",
                        rules::time),
                ReadingRule.anyCase(
                        BEGINNING + "(\\d{1,2})[ \\u00A0]?()()([ap])\\.?[ ]?m(?:\\.(?=\\s+\\p{Ll}|[,;])|\\b)(?!\\p{L})",
                        rules::time),
                ReadingRule.of(BEGINNING + "(\\d{1,2})h([0-5]\\d)(?:min|m)?()()" + END, rules::time),
                ReadingRule.of(BEGINNING + "(\\d{1,2})hs?" + END, found -> tongue.hours(integer(found.group(1)))));
    }

    /** Applied after money and units. */
    static List<ReadingRule> of(SpokenLanguage tongue) {
        NumberRules rules = new NumberRules(tongue);
        return List.of(
                ReadingRule.of(
                        "(?:\\b[vV](?:ersion |ersão )?)?(?<![\\d.,])\\d{1,5}(?:\\.\\d{1,5}){2,9}(?![\\d.]*\\d|,\\d)",
                        rules::version),
                ReadingRule.of(BEGINNING + "v(\\d{1,4}(?:\\.\\d{1,4})?)" + END, rules::version),
                ReadingRule.of(
                        "(\\d{1,4})[ \\u00A0]?([" + GLYPHS + "])",
                        found -> rules.mixed(found.group(1), GLYPH_VALUES[GLYPHS.indexOf(found.group(2))])),
                ReadingRule.of(
                        "[" + GLYPHS + "]",
                        found -> rules.fraction(GLYPH_VALUES[GLYPHS.indexOf(found.group())], found)),
                ReadingRule.of(BEGINNING + "(\\d{1,4}) (\\d{1,2})/(\\d{1,2})(?![\\d/])" + END, found -> {
                    int[] parts = {integer(found.group(2)), integer(found.group(3))};
                    return rules.isFraction(parts) ? rules.mixed(found.group(1), parts) : null;
                }),
                ReadingRule.of(BEGINNING + "(\\d{1,4})/(\\d{1,4})(?![\\d/])" + END, rules::twoParts),
                ReadingRule.of(BEGINNING + "\\d{1,4}(?:-\\d{1,4}){2,9}(?![\\d-])", found -> Arrays.stream(
                                found.group().split("-"))
                        .map(part -> rules.number(part, ""))
                        .collect(Collectors.joining(", "))),
                ReadingRule.of(BEGINNING + NUMBER + DASH + NUMBER + "(?![\\d-])" + END, rules::range),
                ReadingRule.of(
                        BEGINNING + "(\\d{1,2}):(\\d{1,2})(?![\\d:])",
                        found -> tongue.cardinal(integer(found.group(1)), Gender.MASCULINE)
                                + " " + tongue.word("ratio") + " "
                                + tongue.cardinal(integer(found.group(2)), Gender.MASCULINE)),
                ReadingRule.of(
                        BEGINNING + NUMBER + "[ ]?([x×X])[ ]?(?=\\d)",
                        found -> rules.number(found.group(1), "") + " "
                                + tongue.word(found.group(2).equals("×") ? "times" : "by") + " "),
                ReadingRule.of(
                        BEGINNING + "(\\d{1,5})[xX]" + END,
                        found ->
                                tongue.cardinal(integer(found.group(1)), Gender.FEMININE) + " " + tongue.word("times")),
                ReadingRule.of(BEGINNING + NUMBER + "[ ]?(k|M|B|mi|bi|tri)" + END, found -> {
                    WrittenNumber number = WrittenNumber.parse(found.group(1), tongue.decimalSign(), false);
                    String scale = tongue.scale(found.group(2), number.value());
                    return scale == null ? null : tongue.cardinal(number, Gender.MASCULINE) + " " + scale;
                }),
                ReadingRule.of("(?<![\\p{L}\\p{N}.,)])[-−](?=\\d)", found -> tongue.word("minus") + " "),
                ReadingRule.of("(?<=\\p{L})-(?=\\d)", found -> " "),
                ReadingRule.of("(?<![\\d.,])" + NUMBER, rules::plain),
                ReadingRule.of("\\d+", found -> tongue.digits(found.group())));
    }

    private String telephone(RuleMatch found) {
        String plus = found.group().startsWith("+") ? tongue.word("plus") + " " : "";
        return plus
                + Arrays.stream(found.group().split("[^\\d]+"))
                        .filter(group -> !group.isEmpty())
                        .map(tongue::digits)
                        .collect(Collectors.joining(", "));
    }

    /** {@code 1939-1945} is a range. */
    private @Nullable String telephoneNotYears(RuleMatch found) {
        return found.group().matches("(?:1[0-9]|20)\\d\\d-(?:1[0-9]|20)\\d\\d") ? null : telephone(found);
    }

    private @Nullable String fullDate(RuleMatch found) {
        if (found.group(2).equals(".") && found.group(4).length() == 2) {
            return null;
        }
        String year = found.group(4).length() == 4
                ? found.group(4)
                : (integer(found.group(4)) < 70 ? "20" : "19") + found.group(4);
        return date(found.group(1), found.group(3), year, tongue.dayBeforeMonth());
    }

    private @Nullable String date(String first, String second, @Nullable String year, boolean dayFirst) {
        int day = integer(dayFirst ? first : second);
        int month = integer(dayFirst ? second : first);
        if (month > 12 && day <= 12) {
            int other = day;
            day = month;
            month = other;
        }
        boolean possible = month >= 1 && month <= 12 && day >= 1 && day <= 31;
        return possible ? tongue.date(day, month, year == null ? null : integer(year)) : null;
    }

    private @Nullable String time(RuleMatch found) {
        int hour = integer(found.group(1));
        boolean noMinutes = found.group(2) == null || found.group(2).isEmpty();
        boolean noSeconds = found.group(3) == null || found.group(3).isEmpty();
        if (hour > 24) {
            return null;
        }
        String half = found.group(4);
        return tongue.time(
                hour,
                noMinutes ? 0 : integer(found.group(2)),
                noSeconds ? null : Integer.valueOf(found.group(3)),
                half == null || half.isEmpty() ? null : half.toLowerCase(java.util.Locale.ROOT));
    }

    private @Nullable String version(RuleMatch found) {
        String digits = found.group().replaceAll("^[^\\d]+", "");
        boolean thousands = digits.matches("\\d{1,3}(\\.\\d{3})+");
        if (thousands) {
            return null;
        }
        String name = digits.length() == found.group().length() ? "" : tongue.word("version") + " ";
        return name
                + Arrays.stream(digits.split("\\."))
                        .map(part -> number(part, ""))
                        .collect(Collectors.joining(" " + tongue.word("point") + " "));
    }

    private boolean isFraction(int[] parts) {
        return parts[0] >= 1 && parts[0] < parts[1] && PARTS.contains(parts[1]);
    }

    private String fraction(int[] parts, RuleMatch found) {
        return tongue.fraction(parts[0], parts[1], found.after());
    }

    private String mixed(String whole, int[] parts) {
        return number(whole, "") + " " + tongue.andFraction(parts[0], parts[1]);
    }

    private @Nullable String twoParts(RuleMatch found) {
        int[] parts = {integer(found.group(1)), integer(found.group(2))};
        if (isFraction(parts)) {
            return fraction(parts, found);
        }
        String date = found.group(2).length() <= 2 && found.group(1).length() <= 2 && parts[0] != 24
                ? date(found.group(1), found.group(2), null, tongue.dayBeforeMonth())
                : null;
        return date != null
                ? date
                : number(found.group(1), "") + " " + tongue.word("over") + " " + number(found.group(2), "");
    }

    private String range(RuleMatch found) {
        return tongue.range(
                numberOrYear(found.group(1), "in ", ""), numberOrYear(found.group(2), "in ", found.after()));
    }

    private String plain(RuleMatch found) {
        return numberOrYear(found.group(), found.before(), found.after());
    }

    private String numberOrYear(String written, String before, String after) {
        boolean year = written.matches("1[1-9]\\d\\d|20\\d\\d") && tongue.yearHere(before, after);
        return year ? tongue.year(Long.parseLong(written)) : number(written, after);
    }

    private String number(String written, String after) {
        boolean code = written.matches("0\\d+") || written.matches("\\d{16,}");
        return code
                ? tongue.digits(written)
                : tongue.cardinal(
                        WrittenNumber.parse(written, tongue.decimalSign(), false), tongue.genderBefore(after));
    }

    private static int integer(String digits) {
        return Integer.parseInt(digits);
    }
}
