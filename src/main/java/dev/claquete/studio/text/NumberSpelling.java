package dev.claquete.studio.text;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.stream.Collectors;

/** Numbers in words by ICU's spell-out rules. Thread-safe: ICU's formats are not, so it is used by one thread at a time. */
final class NumberSpelling {

    /** ICU's rules end there. */
    private static final BigDecimal MOST = new BigDecimal("1e15");

    private final RuleBasedNumberFormat rules;

    NumberSpelling(String locale) {
        rules = new RuleBasedNumberFormat(new ULocale(locale), RuleBasedNumberFormat.SPELLOUT);
    }

    /** @param ruleSet {@code %spellout-cardinal}, for one */
    synchronized String say(BigDecimal number, String ruleSet) {
        if (number.abs().compareTo(MOST) >= 0) {
            return digits(number.toBigInteger().toString());
        }
        return number.stripTrailingZeros().scale() <= 0
                ? rules.format(number.longValue(), ruleSet)
                : rules.format(number.doubleValue(), ruleSet);
    }

    /** One by one. */
    synchronized String digits(String digits) {
        return digits.chars()
                .filter(Character::isDigit)
                .mapToObj(digit -> rules.format(Character.digit(digit, 10)))
                .collect(Collectors.joining(" "));
    }
}
