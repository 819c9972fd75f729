package dev.claquete.studio.text;

import com.ibm.icu.number.FormattedNumber;
import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import dev.claquete.studio.text.SpokenLanguage.Gender;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads numbers with a unit or a percent sign: {@code 2.5 kg}, {@code 90 km/h}, {@code 10-15 °C}, {@code 50%}. The
 * names come from ICU.
 */
final class UnitRules {

    private static final String BEGINNING = "(?<![\\p{L}\\p{N}])";
    private static final String NUMBER = "(" + WrittenNumber.FORM + ")";
    private static final String DASH = "[ \\u00A0]?[–—-][ \\u00A0]?";
    private static final String MINUS = "(?:(?<![\\p{L}\\p{N}.,)])([-−]))?";

    /** Common symbols, and ICU's names for them. */
    private static final Map<String, String> UNITS = Map.<String, String>ofEntries(
            Map.entry("mm", "millimeter"),
            Map.entry("cm", "centimeter"),
            Map.entry("m", "meter"),
            Map.entry("km", "kilometer"),
            Map.entry("Km", "kilometer"),
            Map.entry("KM", "kilometer"),
            Map.entry("mi", "mile"),
            Map.entry("ft", "foot"),
            Map.entry("yd", "yard"),
            Map.entry("nm", "nanometer"),
            Map.entry("µm", "micrometer"),
            Map.entry("μm", "micrometer"),
            Map.entry("mg", "milligram"),
            Map.entry("g", "gram"),
            Map.entry("kg", "kilogram"),
            Map.entry("Kg", "kilogram"),
            Map.entry("KG", "kilogram"),
            Map.entry("t", "tonne"),
            Map.entry("µg", "microgram"),
            Map.entry("lb", "pound"),
            Map.entry("lbs", "pound"),
            Map.entry("oz", "ounce"),
            Map.entry("ml", "milliliter"),
            Map.entry("mL", "milliliter"),
            Map.entry("cl", "centiliter"),
            Map.entry("l", "liter"),
            Map.entry("L", "liter"),
            Map.entry("kL", "kiloliter"),
            Map.entry("m²", "square-meter"),
            Map.entry("m2", "square-meter"),
            Map.entry("km²", "square-kilometer"),
            Map.entry("km2", "square-kilometer"),
            Map.entry("cm²", "square-centimeter"),
            Map.entry("cm2", "square-centimeter"),
            Map.entry("mm²", "square-millimeter"),
            Map.entry("ft²", "square-foot"),
            Map.entry("m³", "cubic-meter"),
            Map.entry("m3", "cubic-meter"),
            Map.entry("cm³", "cubic-centimeter"),
            Map.entry("cm3", "cubic-centimeter"),
            Map.entry("km³", "cubic-kilometer"),
            Map.entry("ha", "hectare"),
            Map.entry("km/h", "kilometer-per-hour"),
            Map.entry("Km/h", "kilometer-per-hour"),
            Map.entry("KM/H", "kilometer-per-hour"),
            Map.entry("kmh", "kilometer-per-hour"),
            Map.entry("kph", "kilometer-per-hour"),
            Map.entry("km/s", "kilometer-per-second"),
            Map.entry("m/s", "meter-per-second"),
            Map.entry("m/s²", "meter-per-square-second"),
            Map.entry("mph", "mile-per-hour"),
            Map.entry("g/cm³", "gram-per-cubic-centimeter"),
            Map.entry("kg/m³", "kilogram-per-cubic-meter"),
            Map.entry("°C", "celsius"),
            Map.entry("ºC", "celsius"),
            Map.entry("℃", "celsius"),
            Map.entry("°F", "fahrenheit"),
            Map.entry("ºF", "fahrenheit"),
            Map.entry("℉", "fahrenheit"),
            Map.entry("W", "watt"),
            Map.entry("kW", "kilowatt"),
            Map.entry("MW", "megawatt"),
            Map.entry("GW", "gigawatt"),
            Map.entry("kWh", "kilowatt-hour"),
            Map.entry("V", "volt"),
            Map.entry("Hz", "hertz"),
            Map.entry("kHz", "kilohertz"),
            Map.entry("MHz", "megahertz"),
            Map.entry("GHz", "gigahertz"),
            Map.entry("kB", "kilobyte"),
            Map.entry("KB", "kilobyte"),
            Map.entry("MB", "megabyte"),
            Map.entry("GB", "gigabyte"),
            Map.entry("TB", "terabyte"),
            Map.entry("PB", "petabyte"),
            Map.entry("kbps", "kilobit-per-second"),
            Map.entry("Mbps", "megabit-per-second"),
            Map.entry("Mb/s", "megabit-per-second"),
            Map.entry("Gbps", "gigabit-per-second"),
            Map.entry("MB/s", "megabyte-per-second"),
            Map.entry("GB/s", "gigabyte-per-second"),
            Map.entry("px", "pixel"),
            Map.entry("MP", "megapixel"),
            Map.entry("cal", "calorie"),
            Map.entry("kcal", "kilocalorie"),
            Map.entry("kJ", "kilojoule"),
            Map.entry("J", "joule"),
            Map.entry("hp", "horsepower"),
            Map.entry("cv", "horsepower"),
            Map.entry("rpm", "revolution-per-minute"),
            Map.entry("min", "minute"),
            Map.entry("h", "hour"),
            Map.entry("hr", "hour"),
            Map.entry("hrs", "hour"),
            Map.entry("s", "second"),
            Map.entry("sec", "second"),
            Map.entry("seg", "second"),
            Map.entry("ms", "millisecond"),
            Map.entry("atm", "atmosphere"),
            Map.entry("kPa", "kilopascal"),
            Map.entry("psi", "pound-force-per-square-inch"),
            Map.entry("°", "degree"));

    private static final String UNIT = "("
            + UNITS.keySet().stream()
                    .filter(unit -> !unit.equals("°"))
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|"))
            + ")(?![\\p{L}\\p{N}²³/]|'|’)";

    private final SpokenLanguage tongue;
    private final LocalizedNumberFormatter names;
    private final Map<String, LocalizedNumberFormatter> byUnit = new ConcurrentHashMap<>();

    private UnitRules(SpokenLanguage tongue) {
        this.tongue = tongue;
        this.names =
                NumberFormatter.withLocale(new ULocale(tongue.locale())).unitWidth(NumberFormatter.UnitWidth.FULL_NAME);
    }

    static List<ReadingRule> of(SpokenLanguage tongue) {
        UnitRules units = new UnitRules(tongue);
        String miles =
                tongue.dayBeforeMonth() ? "(?!mi(?!\\p{L}))" : ""; // in those languages {@code mi} means millions
        String blank = "[ \\u00A0\\u202F]?";
        return List.of(
                ReadingRule.of(
                        BEGINNING + NUMBER + DASH + NUMBER + blank + miles + UNIT,
                        found -> tongue.range(
                                units.number(found.group(1), found.group(3)),
                                units.measured("", found.group(2), found.group(3)))),
                ReadingRule.of(
                        BEGINNING + MINUS + NUMBER + blank + miles + UNIT,
                        found -> units.measured(minus(found), found.group(2), found.group(3))),
                ReadingRule.of(
                        BEGINNING + MINUS + NUMBER + blank + "°(?![\\p{L}\\p{N}])", found -> units.degrees(found)),
                ReadingRule.of(
                        BEGINNING + NUMBER + "[ ]?%?" + DASH + NUMBER + blank + "([%‰])",
                        found -> tongue.range(units.plain(found.group(1)), units.plain(found.group(2))) + " "
                                + tongue.word(found.group(3))),
                ReadingRule.of(
                        BEGINNING + MINUS + NUMBER + blank + "([%‰])",
                        found -> (found.match().group(1) == null ? "" : tongue.word("minus") + " ")
                                + units.plain(found.group(2)) + " " + tongue.word(found.group(3))),
                ReadingRule.of(
                        "(?<=^|\\s)(km/h|km²|m²|m³|°C|°F|ºC|kWh|Mbps|kg|km)(?![\\p{L}\\p{N}²³/])",
                        found -> units.name(found.group(1), BigDecimal.TEN)));
    }

    private static String minus(RuleMatch found) {
        return found.match().group(1) == null ? "" : "-";
    }

    /** {@code 1° lugar} is an ordinal in languages that write them so. */
    private String degrees(RuleMatch found) {
        boolean ordinal = tongue.dayBeforeMonth()
                && found.group(2).matches("\\d|10")
                && found.match().group(1) == null
                && found.after().matches("(?s) ?\\p{Ll}.*")
                && !found.after().matches("(?s) ?(?:e|a|de|em|no|na|ou|à|com)\\b.*");
        return ordinal
                ? tongue.ordinal(Long.parseLong(found.group(2)), tongue.genderBefore(found.after()))
                : measured(minus(found), found.group(2), "°");
    }

    private String measured(String minus, String written, String unit) {
        BigDecimal value =
                WrittenNumber.parse(written, tongue.decimalSign(), false).value();
        return (minus.isEmpty() ? "" : tongue.word("minus") + " ") + number(written, unit) + " " + name(unit, value);
    }

    private String number(String written, String unit) {
        Gender gender =
                "feminine".equals(formatted(unit, BigDecimal.ONE).getGender()) ? Gender.FEMININE : Gender.MASCULINE;
        return tongue.cardinal(WrittenNumber.parse(written, tongue.decimalSign(), false), gender);
    }

    private String plain(String written) {
        return tongue.cardinal(WrittenNumber.parse(written, tongue.decimalSign(), false), Gender.MASCULINE);
    }

    /** The name alone, in the grammatical number for the value. */
    private String name(String unit, BigDecimal value) {
        return formatted(unit, value).toString().replaceAll("^[-\\d.,\\s\\u00A0]+", "");
    }

    private FormattedNumber formatted(String unit, BigDecimal value) {
        return byUnit.computeIfAbsent(
                        unit, it -> names.unit(MeasureUnit.forIdentifier(Objects.requireNonNull(UNITS.get(it)))))
                .format(value);
    }
}
