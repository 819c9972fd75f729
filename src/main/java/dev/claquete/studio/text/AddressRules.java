package dev.claquete.studio.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads web, mail and social media addresses, and hashtags, as people say them. */
final class AddressRules {

    private static final String BEGINNING = "(?<![\\p{L}\\p{N}@.])";

    /** Endings that hardly ever are the end of one sentence and the beginning of the next. */
    private static final String KNOWN_ENDINGS =
            "(?:com|org|net|edu|gov|io|dev|app|info|tv|ai|co|me|br|uk|us|pt|de|fr|es|it|jp|eu|ly|gg|xyz|online|shop|site|blog)";

    private static final String HOST = "(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.){1,6}";
    private static final String REST = "(?:/[^\\s<>\"]*)?";
    private static final Pattern PART = Pattern.compile("[\\p{L}]+|\\p{N}+|[^\\p{L}\\p{N}]");
    private static final Pattern CASE_CHANGE =
            Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})|_");

    private final SpokenLanguage tongue;

    private AddressRules(SpokenLanguage tongue) {
        this.tongue = tongue;
    }

    static List<ReadingRule> of(SpokenLanguage tongue) {
        AddressRules rules = new AddressRules(tongue);
        String end = "(?<![.,;:!?)\\]'\"…])";
        return List.of(
                ReadingRule.anyCase(
                        BEGINNING + "[\\p{L}\\p{N}._%+-]+@" + HOST + "[\\p{L}]{2,}",
                        found -> rules.said(found.group())),
                ReadingRule.anyCase(
                        BEGINNING + "(?:https?://|www\\.)[^\\s<>\"]+" + end, found -> rules.web(found.group())),
                ReadingRule.of(
                        BEGINNING + HOST.replace("\\p{L}", "a-z") + KNOWN_ENDINGS + "(?:\\.[a-z]{2})?(?![\\p{L}\\p{N}])"
                                + REST + end,
                        found -> rules.web(found.group())),
                ReadingRule.of(
                        "(?<![\\p{L}\\p{N}&])#(\\p{L}[\\p{L}\\p{N}_]*)",
                        found -> tongue.word("hashtag") + " " + rules.name(found.group(1))),
                ReadingRule.of(
                        "(?<![\\p{L}\\p{N}.])@([\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_.]*[\\p{L}\\p{N}_])?)",
                        found -> tongue.word("@") + " " + rules.name(found.group(1))));
    }

    /** The address without the parts that only machines need: scheme, www, query. */
    private String web(String address) {
        String place = address.replaceFirst("(?i)^https?://", "")
                .replaceFirst("(?i)^www\\.", "")
                .replaceFirst("[?#].*$", "")
                .replaceFirst("/+$", "");
        return said(place);
    }

    private String said(String address) {
        List<String> said = new ArrayList<>();
        Matcher part = PART.matcher(address);
        while (part.find()) {
            String text = part.group();
            said.add(
                    switch (text) {
                        case "." -> tongue.word("dot");
                        case "/" -> tongue.word("/");
                        case "-" -> tongue.word("dash");
                        case "_" -> tongue.word("underscore");
                        case "@" -> tongue.word("@");
                        case "+" -> tongue.word("plus");
                        case ":" -> tongue.word("colon");
                        default -> Character.isDigit(text.codePointAt(0)) ? digits(text) : letters(text);
                    });
        }
        return String.join(" ", said.stream().filter(word -> !word.isBlank()).toList());
    }

    private static String letters(String text) {
        return text.codePoints().allMatch(Character::isLetter) ? text : "";
    }

    private String name(String written) {
        StringBuilder said = new StringBuilder();
        for (String part : CASE_CHANGE.split(written.replace(".", " " + tongue.word("dot") + " "))) {
            said.append(said.length() == 0 ? "" : " ").append(part.matches("\\d+") ? digits(part) : part);
        }
        return said.toString().replaceAll("\\s+", " ").strip();
    }

    private String digits(String digits) {
        return digits.length() > 4 || digits.startsWith("0")
                ? tongue.digits(digits)
                : tongue.cardinal(Long.parseLong(digits), SpokenLanguage.Gender.MASCULINE);
    }
}
