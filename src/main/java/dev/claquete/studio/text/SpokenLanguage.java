package dev.claquete.studio.text;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What differs between the languages whose numbers and signs we put into words. */
interface SpokenLanguage {

    enum Gender {
        MASCULINE,
        FEMININE
    }

    /** ICU's name of it. */
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

    /** @param half {@code a} or {@code p} before noon or after, null for a clock of 24 hours */
    String time(int hour, int minute, @Nullable Integer second, @Nullable String half);

    String hours(int hours);

    /** @param following what is divided may stand there */
    String fraction(int of, int parts, String following);

    /** After a whole number: {@code and a half}. */
    String andFraction(int of, int parts);

    /** {@code from} and {@code to} are words already. */
    String range(String from, String to);

    /** Words for signs and the like, by the names that the rules use. */
    String word(String name);

    /** The gender that what follows a number gives it. */
    Gender genderBefore(String following);

    /** Whether a number that stands here is a year. */
    boolean yearHere(String before, String following);

    /** Money: what stands between an amount in millions and its currency, {@code de} in Portuguese. */
    String currency(Currency currency, BigDecimal amount);

    String smallCurrency(Currency currency, long amount);

    /** {@code k}, {@code M}, {@code mil}, {@code bi} and their like as factors: their words, or null. */
    @Nullable
    String scale(String written, BigDecimal amount);

    /** Forms that only this language has. */
    List<ReadingRule> ownRules();
}
