package dev.claquete.studio.text;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The differences between the languages whose numbers and signs we convert to words. */
interface SpokenLanguage {

    enum Gender {
        MASCULINE,
        FEMININE
    }

    /** ICU's name of the language. */
    String locale();

    char decimalSign();

    boolean dayBeforeMonth();

    String cardinal(WrittenNumber number, Gender gender);

    default String cardinal(long number, Gender gender) {
        return cardinal(new WrittenNumber(BigDecimal.valueOf(number), (char) 0, ""), gender);
    }

    String ordinal(long number, Gender gender);

    String year(long year);

    String digits(String digits);

    /** @param year null for a day of every year */
    String date(int day, int month, @Nullable Integer year);

    /** @param half {@code a} or {@code p} for before or after noon, null for a 24-hour clock */
    String time(int hour, int minute, @Nullable Integer second, @Nullable String half);

    String hours(int hours);

    /** @param following may name what is divided */
    String fraction(int of, int parts, String following);

    /** After a whole number: {@code and a half}. */
    String andFraction(int of, int parts);

    /** {@code from} and {@code to} are already words. */
    String range(String from, String to);

    /** Words for signs and the like, by the rules' names for them. */
    String word(String name);

    /** The gender that the following text gives to a number. */
    Gender genderBefore(String following);

    /** Whether a number in this context is a year. */
    boolean yearHere(String before, String following);

    /** The currency's name after an amount, with the word in between for millions, {@code de} in Portuguese. */
    String currency(Currency currency, BigDecimal amount);

    String smallCurrency(Currency currency, long amount);

    /** The words for factors such as {@code k}, {@code M}, {@code mil} and {@code bi}, or null. */
    @Nullable
    String scale(String written, BigDecimal amount);

    /** Forms that only this language has. */
    List<ReadingRule> ownRules();
}
