package dev.claquete.studio.text;

import dev.claquete.studio.text.SpokenLanguage.Gender;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads amounts of money: {@code R$ 1.299,99}, {@code $5}, {@code 20 €}, {@code US$ 1.5 million}, {@code £3-5}. */
final class MoneyRules {

    private static final String BEGINNING = "(?<![\\p{L}\\p{N}])";
    private static final String END = "(?![\\p{L}\\p{N}])";
    private static final String NUMBER = "(" + WrittenNumber.FORM + ")";
    private static final String SCALE =
            "(?:[ \\u00A0]?(k|K|M|B|mil|mi|bi|tri|milhão|milhões|bilhão|bilhões|trilhão|trilhões|thousand|million|billion|trillion)"
                    + END + ")?";

    private final SpokenLanguage tongue;

    private MoneyRules(SpokenLanguage tongue) {
        this.tongue = tongue;
    }

    static List<ReadingRule> of(SpokenLanguage tongue) {
        MoneyRules money = new MoneyRules(tongue);
        String currency = "(" + Currency.SIGN + "|" + Currency.CODE + ")";
        String blank = "[ \\u00A0]?";
        return List.of(
                ReadingRule.of(
                        BEGINNING + currency + blank + NUMBER + blank + "[-–]" + blank + currency + "?" + NUMBER + SCALE
                                + END,
                        found -> tongue.range(
                                money.number(found.group(2)),
                                money.say("", found.group(1), found.group(4), found.group(5)))),
                ReadingRule.of(
                        BEGINNING + "([-−]?)" + currency + blank + "([-−]?)" + NUMBER + SCALE + "(?![\\p{L}\\p{N}])",
                        found -> money.say(
                                found.group(1) + found.group(3), found.group(2), found.group(4), found.group(5))),
                ReadingRule.of(
                        BEGINNING + "([-−]?)" + NUMBER + blank + "(€|£|R\\$|US\\$|\\$|" + Currency.CODE + ")" + END,
                        found -> money.say(found.group(1), found.group(3), found.group(2), null)),
                ReadingRule.of(
                        BEGINNING + NUMBER + blank + "¢" + END,
                        found -> tongue.smallCurrency(
                                Currency.DOLLAR, money.parsed(found.group(1)).integer())));
    }

    private String say(String minus, String sign, String written, @Nullable String scale) {
        Currency currency = Objects.requireNonNull(Currency.written(sign));
        String before = minus.isEmpty() ? "" : tongue.word("minus") + " ";
        WrittenNumber number = parsed(written);
        if (scale != null) {
            String factor = tongue.scale(scale, number.value());
            WrittenNumber plain = WrittenNumber.parse(written, tongue.decimalSign(), false);
            BigDecimal large =
                    scale.matches("(?i)k|mil|thousand") ? BigDecimal.valueOf(1000) : BigDecimal.valueOf(1_000_000);
            return before + tongue.cardinal(plain, Gender.MASCULINE) + " " + factor + " "
                    + tongue.currency(currency, large);
        }
        if (!number.whole()
                && number.decimals().length() != 2
                && number.decimals().length() != 1) {
            return before + tongue.cardinal(number, gender(currency)) + " " + tongue.currency(currency, number.value());
        }
        return before + amount(currency, number);
    }

    private String amount(Currency currency, WrittenNumber number) {
        long whole = number.integer();
        long small = number.whole() ? 0 : Long.parseLong((number.decimals() + "0").substring(0, 2));
        if (small == 0) {
            return large(currency, whole);
        }
        String smallOnes = tongue.smallCurrency(currency, small);
        return whole == 0 ? smallOnes : large(currency, whole) + " " + tongue.word("and") + " " + smallOnes;
    }

    private String large(Currency currency, long whole) {
        return tongue.cardinal(whole, gender(currency)) + " " + tongue.currency(currency, BigDecimal.valueOf(whole));
    }

    private static Gender gender(Currency currency) {
        return currency == Currency.POUND ? Gender.FEMININE : Gender.MASCULINE;
    }

    private String number(String written) {
        return tongue.cardinal(parsed(written), Gender.MASCULINE);
    }

    private WrittenNumber parsed(String written) {
        return WrittenNumber.parse(written, tongue.decimalSign(), true);
    }
}
