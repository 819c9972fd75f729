package dev.claquete.studio.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** American English. */
final class English implements SpokenLanguage {

    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    private static final Map<String, String> WORDS = Map.<String, String>ofEntries(
            Map.entry("minus", "minus"),
            Map.entry("plus", "plus"),
            Map.entry("and", "and"),
            Map.entry("&", "and"),
            Map.entry("%", "percent"),
            Map.entry("‰", "per mille"),
            Map.entry("point", "point"),
            Map.entry("dot", "dot"),
            Map.entry("/", "slash"),
            Map.entry("dash", "dash"),
            Map.entry("underscore", "underscore"),
            Map.entry("@", "at"),
            Map.entry("colon", "colon"),
            Map.entry("hashtag", "hashtag"),
            Map.entry("#", "number"),
            Map.entry("=", "equals"),
            Map.entry("±", "plus or minus"),
            Map.entry("÷", "divided by"),
            Map.entry("times", "times"),
            Map.entry("by", "by"),
            Map.entry("ratio", "to"),
            Map.entry("over", ""),
            Map.entry("<", "less than"),
            Map.entry(">", "greater than"),
            Map.entry("≈", "about"),
            Map.entry("§", "section"),
            Map.entry("per", "per"),
            Map.entry("version", "version"));

    /** After one of these, a number of four digits is a year; likewise before a month, a comma or a bracket. */
    private static final Pattern YEAR_BEFORE = Pattern.compile(
            "(?is).*(?:\\b(?:in|since|by|from|to|until|till|of|before|after|around|circa|about|year|early|mid|late|during|between|and|or"
                    + "|spring|summer|autumn|fall|winter|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?|\\d{1,2}(?:st|nd|rd|th)?,?)\\s+|[(,]\\s?)$");

    private static final Pattern COUNTED = Pattern.compile(
            "(?s)\\s+(?!(?:and|or|to|in|was|were|is|as|the|when|that|he|she|it|they|we|i|a|an|but|for|with|by|at|on)\\b)\\p{Ll}.*");

    private final NumberSpelling spelling = new NumberSpelling("en");

    @Override
    public String locale() {
        return "en";
    }

    @Override
    public char decimalSign() {
        return '.';
    }

    @Override
    public boolean dayBeforeMonth() {
        return false;
    }

    @Override
    public String cardinal(WrittenNumber number, Gender gender) {
        return spelling.say(number.value(), "%spellout-cardinal");
    }

    @Override
    public String ordinal(long number, Gender gender) {
        return spelling.say(BigDecimal.valueOf(number), "%spellout-ordinal");
    }

    @Override
    public String year(long year) {
        return spelling.say(
                BigDecimal.valueOf(year),
                year >= 2001 && year <= 2009 ? "%spellout-cardinal" : "%spellout-numbering-year");
    }

    @Override
    public String digits(String digits) {
        return spelling.digits(digits);
    }

    @Override
    public String date(int day, int month, @Nullable Integer year) {
        String date = MONTHS.get(month - 1) + " " + ordinal(day, Gender.MASCULINE);
        return year == null ? date : date + ", " + year(year);
    }

    @Override
    public String time(int hour, int minute, @Nullable Integer second, @Nullable String half) {
        String said = number(hour);
        if (minute > 0) {
            said += (minute < 10 ? " oh " : " ") + number(minute);
        } else if (half == null) {
            said += hour == 0 || hour > 12 ? " hundred" : " o'clock";
        }
        if (second != null) {
            said += " and " + number(second) + (second == 1 ? " second" : " seconds");
        }
        return half == null ? said : said + " " + half.toUpperCase(Locale.ROOT) + "M";
    }

    @Override
    public String hours(int hours) {
        return number(hours) + (hours == 1 ? " hour" : " hours");
    }

    private String number(long number) {
        return cardinal(number, Gender.MASCULINE);
    }

    @Override
    public String fraction(int of, int parts, String following) {
        String name = parts == 2 ? "half" : parts == 4 ? "quarter" : ordinal(parts, Gender.MASCULINE);
        return number(of) + " " + (of == 1 ? name : parts == 2 ? "halves" : name + "s");
    }

    @Override
    public String andFraction(int of, int parts) {
        return "and "
                + (of == 1
                        ? (parts == 8 ? "an " : "a ") + fraction(1, parts, "").replaceFirst("^one ", "")
                        : fraction(of, parts, ""));
    }

    @Override
    public String range(String from, String to) {
        return from + " to " + to;
    }

    @Override
    public String word(String name) {
        String word = WORDS.get(name);
        if (word == null) {
            throw new IllegalArgumentException("no word for " + name);
        }
        return word;
    }

    @Override
    public Gender genderBefore(String following) {
        return Gender.MASCULINE;
    }

    @Override
    public boolean yearHere(String before, String following) {
        return YEAR_BEFORE.matcher(before).matches()
                || !COUNTED.matcher(following).matches();
    }

    @Override
    public String currency(Currency currency, BigDecimal amount) {
        boolean one = amount.compareTo(BigDecimal.ONE) == 0;
        return switch (currency) {
            case DOLLAR -> one ? "dollar" : "dollars";
            case REAL -> one ? "real" : "reais";
            case EURO -> one ? "euro" : "euros";
            case POUND -> one ? "pound" : "pounds";
            case YEN -> "yen";
            case AUSTRALIAN_DOLLAR -> one ? "Australian dollar" : "Australian dollars";
            case CANADIAN_DOLLAR -> one ? "Canadian dollar" : "Canadian dollars";
        };
    }

    @Override
    public String smallCurrency(Currency currency, long amount) {
        String number = number(amount) + " ";
        return switch (currency) {
            case REAL -> number + (amount == 1 ? "centavo" : "centavos");
            case POUND -> number + (amount == 1 ? "penny" : "pence");
            case YEN -> number + "sen";
            default -> number + (amount == 1 ? "cent" : "cents");
        };
    }

    @Override
    public @Nullable String scale(String written, BigDecimal amount) {
        return switch (written) {
            case "k", "K", "mil", "thousand" -> "thousand";
            case "M", "mi", "million", "milhão", "milhões" -> "million";
            case "B", "bi", "billion", "bilhão", "bilhões" -> "billion";
            case "tri", "trillion", "trilhão", "trilhões" -> "trillion";
            default -> null;
        };
    }

    @Override
    public List<ReadingRule> ownRules() {
        return EnglishRules.of(this);
    }
}
