package dev.claquete.studio.text;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.stream.Collectors;

/** Spells numbers by ICU's spell-out rules. Thread-safe: ICU's formats are not, so one thread at a time uses them. */
final class NumberSpelling {

    /** The limit of ICU's rules. */
    private static final BigDecimal MOST = new BigDecimal("1e15");

    private final RuleBasedNumberFormat rules;

    NumberSpelling(String locale) {
        rules = new RuleBasedNumberFormat(new ULocale(locale), RuleBasedNumberFormat.SPELLOUT);
    }

    /** @param ruleSet for example {@code %spellout-cardinal} */
    synchronized String say(BigDecimal number, String ruleSet) {
        if (number.abs().compareTo(MOST) >= 0) {
            return digits(number.toBigInteger().toString());
        }
        return number.stripTrailingZeros().scale() <= 0
                ? rules.format(number.longValue(), ruleSet)
                : rules.format(number.doubleValue(), ruleSet);
    }

    /** Digit by digit. */
    synchronized String digits(String digits) {
        return digits.chars()
                .filter(Character::isDigit)
                .mapToObj(digit -> rules.format(Character.digit(digit, 10)))
                .collect(Collectors.joining(" "));
    }
}
