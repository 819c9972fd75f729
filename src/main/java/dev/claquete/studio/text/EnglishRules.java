package dev.claquete.studio.text;

import dev.claquete.studio.text.SpokenLanguage.Gender;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads forms that only English has: {@code 21st}, {@code 1990s}, {@code Dr.}, {@code Henry VIII}. */
final class EnglishRules {

    private static final String END = "(?![\\p{L}\\p{N}])";

    private static final String RULERS =
            "(?:Henry|Louis|Elizabeth|George|Charles|John|Paul|Pius|Benedict|Leo|Philip|James|William|Edward"
                    + "|Richard|Napoleon|Frederick|Catherine|Peter|Nicholas|Alexander|Ivan|Ramesses|Ramses|Francis|Ferdinand|Otto|Margaret|Mary"
                    + "|Pedro|Felipe|Alfonso|Harald|Gustav|Christian|Amenhotep|Thutmose|Cleopatra|Ptolemy|Gregory|Urban|Innocent|Clement)";

    private static final Map<String, String> ABBREVIATIONS = Map.<String, String>ofEntries(
            Map.entry("Mr.", "Mister"),
            Map.entry("Mrs.", "Missus"),
            Map.entry("Ms.", "Miss"),
            Map.entry("Dr.", "Doctor"),
            Map.entry("Prof.", "Professor"),
            Map.entry("Jr.", "Junior"),
            Map.entry("Sr.", "Senior"),
            Map.entry("vs.", "versus"),
            Map.entry("vs", "versus"),
            Map.entry("etc.", "et cetera"),
            Map.entry("e.g.", "for example"),
            Map.entry("i.e.", "that is"),
            Map.entry("approx.", "approximately"),
            Map.entry("dept.", "department"),
            Map.entry("est.", "established"),
            Map.entry("Ave.", "Avenue"),
            Map.entry("Blvd.", "Boulevard"),
            Map.entry("Rd.", "Road"),
            Map.entry("Mt.", "Mount"),
            Map.entry("Ft.", "Fort"),
            Map.entry("Inc.", "Incorporated"),
            Map.entry("Ltd.", "Limited"),
            Map.entry("Co.", "Company"),
            Map.entry("Corp.", "Corporation"),
            Map.entry("Gen.", "General"),
            Map.entry("Sgt.", "Sergeant"),
            Map.entry("Capt.", "Captain"),
            Map.entry("Lt.", "Lieutenant"),
            Map.entry("Col.", "Colonel"),
            Map.entry("Gov.", "Governor"),
            Map.entry("Sen.", "Senator"),
            Map.entry("Rep.", "Representative"),
            Map.entry("Rev.", "Reverend"),
            Map.entry("Hon.", "Honorable"),
            Map.entry("min.", "minutes"),
            Map.entry("max.", "maximum"),
            Map.entry("ca.", "circa"),
            Map.entry("w/", "with"),
            Map.entry("w/o", "without"),
            Map.entry("Jan.", "January"),
            Map.entry("Feb.", "February"),
            Map.entry("Aug.", "August"),
            Map.entry("Sept.", "September"),
            Map.entry("Oct.", "October"),
            Map.entry("Nov.", "November"),
            Map.entry("Dec.", "December"));

    /** Read this way anywhere; others need a number, a name or a lower-case letter after them. */
    private static final String ANYWHERE = "Mr|Mrs|Ms|Dr|Prof|e\\.g|i\\.e|approx|vs|etc|Inc|Ltd|Corp|Jr|Ave|Blvd";

    private EnglishRules() {}

    static List<ReadingRule> of(English english) {
        List<ReadingRule> rules = new ArrayList<>();
        rules.add(ReadingRule.of(
                "(?<![\\p{L}\\p{N}])(\\d{1,3}(?:,\\d{3})+|\\d{1,9})(?:st|nd|rd|th|º|ª)" + END,
                found -> english.ordinal(Long.parseLong(found.group(1).replace(",", "")), Gender.MASCULINE)));
        rules.add(ReadingRule.of(
                "(?<![\\p{L}\\p{N}])(1[1-9]\\d0|20\\d0)['’]?s" + END,
                found -> plural(english.year(Long.parseLong(found.group(1))))));
        rules.add(ReadingRule.of(
                "['’]?(?<![\\p{L}\\p{N}])([2-9]0)['’]?s" + END,
                found -> plural(english.cardinal(Long.parseLong(found.group(1)), Gender.MASCULINE))));
        rules.add(ReadingRule.of(
                "(?<=\\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.|Feb\\.|Aug\\.|Sept\\.|Oct\\.|Nov\\.|Dec\\.)\\s)(\\d{1,2})(?![\\d:.%/-]|,\\d)"
                        + END,
                found -> Integer.parseInt(found.group(1)) <= 31
                        ? english.ordinal(Long.parseLong(found.group(1)), Gender.MASCULINE)
                        : null));
        rules.add(roman("(?<=\\b" + RULERS + "\\s)", "(?!\\s[Cc]entury)", english, true));
        rules.add(roman("(?<![\\p{L}\\p{N}])", "(?=(?:th)?\\s[Cc]entur)", english, false));
        rules.add(ReadingRule.of(
                "(?<=\\b(?:[Cc]hapter|[Pp]art|[Vv]olume|[Aa]ct|[Ww]ar|[Ee]pisode|[Bb]ook|[Bb]owl|[Ss]ection|[Pp]hase|[Tt]ype|[Ss]tage|[Cc]lass|[Aa]rticle)\\s)"
                        + "([IVX]{1,6})" + END,
                found -> cardinal(english, found.group(1))));
        rules.add(ReadingRule.of(
                "(?<=\\b\\p{Lu}\\p{Ll}{2,18}\\s)([IVX]{2,6})" + END, found -> cardinal(english, found.group(1))));
        rules.add(ReadingRule.of("(?<![\\p{L}\\p{N}])(?:" + ANYWHERE + ")\\." + END, found -> abbreviation(found)));
        rules.add(ReadingRule.of("(?<![\\p{L}\\p{N}])vs(?=\\s)", found -> "versus"));
        rules.add(ReadingRule.of("(?<![\\p{L}\\p{N}])No\\.(?=\\s?\\d)", found -> "number"));
        rules.add(ReadingRule.of(
                "(?<![\\p{L}\\p{N}])(?:pp?)\\.(?=\\s?\\d)",
                found -> found.group().startsWith("pp") ? "pages" : "page"));
        rules.add(ReadingRule.of(
                "(?<=\\d\\s)St\\.?(?=\\s|$)|(?<=\\p{Ll}\\s)St\\.(?=\\s*(?:$|\\p{Ll}|[,;]))", found -> "Street"));
        rules.add(ReadingRule.of("(?<![\\p{L}\\p{N}])St\\.(?=\\s\\p{Lu})", found -> "Saint"));
        rules.add(ReadingRule.of(
                "(?<![\\p{L}\\p{N}])(?:Sr|Rd|Mt|Ft|Co|Gen|Sgt|Capt|Lt|Col|Gov|Sen|Rep|Rev|Hon|dept|est|ca|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\\.(?=\\s?[\\p{L}\\p{N},])",
                found -> abbreviation(found)));
        rules.add(ReadingRule.of("(?<![\\p{L}\\p{N}])w/o?(?=\\s)", found -> ABBREVIATIONS.get(found.group())));
        return rules;
    }

    /** A full stop that also ends the sentence is kept for its pause. */
    private static String abbreviation(RuleMatch found) {
        String word = ABBREVIATIONS.get(found.group());
        boolean last = found.group().matches("etc\\.|Inc\\.|Ltd\\.|Corp\\.|Jr\\.")
                && found.after().matches("(?s)(?:\\s+\\p{Lu}.*|\\s*)");
        return last ? word + "." : String.valueOf(word);
    }

    private static ReadingRule roman(String before, String after, English english, boolean the) {
        return ReadingRule.of(before + "([IVX]{1,7})(?:th)?" + END + after, found -> {
            int number = RomanNumeral.value(found.group(1));
            return number == 0 ? null : (the ? "the " : "") + english.ordinal(number, Gender.MASCULINE);
        });
    }

    private static @org.jspecify.annotations.Nullable String cardinal(English english, String numeral) {
        int number = RomanNumeral.value(numeral);
        return number == 0 ? null : english.cardinal(number, Gender.MASCULINE);
    }

    private static String plural(String decade) {
        return decade.toLowerCase(Locale.ROOT).endsWith("y")
                ? decade.substring(0, decade.length() - 1) + "ies"
                : decade + "s";
    }
}
