package dev.claquete.studio.script;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits text into sentences by the JDK's rules for the language, corrected where those break too early: after
 * abbreviations, initials and ordinals, and before a lower-case letter.
 */
final class Sentences {

    /** Never the end of a sentence. */
    private static final Set<String> TITLES = Set.copyOf(List.of(
            """
            mr mrs ms dr prof st rev hon gen col capt lt sgt fig vs e.g i.e approx dept vol eds ed sr sra srta dra profa exmo
            exma ilmo av pça pç art arts cap p.ex ex pág págs tel séc núm nº d dª d.c a.c rod est apto obs ref cf m mme mlle
            hr fr z.b bzw usw d.h u.a sig sig.ra dott ecc ud uds ee"""
                    .split("\\s+")));

    /** These end a sentence only if a capital letter follows. */
    private static final Set<String> OFTEN_LAST =
            Set.copyOf(List.of("etc inc ltd co corp cia ltda jr p.m a.m s.a u.s u.k e.u.a".split(" ")));

    private static final Pattern LAST_WORD = Pattern.compile("([\\p{L}\\p{N}.ºª]+)\\.[\"'”’»)\\]]*\\s*$");
    private static final Pattern INITIAL = Pattern.compile("\\p{Lu}|(\\p{L}\\.)+\\p{L}");

    private static final Pattern PICTURES =
            Pattern.compile("(?:[\\p{So}\\x{200D}\\x{FE0F}\\x{1F3FB}-\\x{1F3FF}]+\\s*)+");

    /** The JDK's iterator miscounts after these (seen with emoji on JDK 17), so each half is replaced by a symbol. */
    private static final Pattern OUTSIDE_THE_BASIC_PLANE = Pattern.compile("[\\x{10000}-\\x{10FFFF}]");

    private Sentences() {}

    /** Every character of the text is in exactly one sentence; the space after a sentence belongs to it. */
    static List<String> of(String text, String language) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.forLanguageTag(language.replace('_', '-')));
        breaks.setText(OUTSIDE_THE_BASIC_PLANE.matcher(text).replaceAll("■■"));
        List<String> sentences = new ArrayList<>();
        int from = 0;
        breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            boolean here = end > from && betweenWords(text, end);
            if (end == text.length() || here && endsSentence(text.substring(from, end), text.substring(end))) {
                int to = end + picturesAt(text, end);
                sentences.add(text.substring(from, to));
                from = to;
            }
        }
        if (from < text.length()) {
            sentences.add(text.substring(from));
        }
        return sentences;
    }

    private static boolean betweenWords(String text, int at) {
        return Character.isWhitespace(text.charAt(at - 1)) || "。！？".indexOf(text.charAt(at - 1)) >= 0;
    }

    /** The length of emoji that follow a sentence and belong to it. */
    private static int picturesAt(String text, int at) {
        Matcher pictures = PICTURES.matcher(text).region(at, text.length());
        return pictures.lookingAt() ? pictures.end() - at : 0;
    }

    private static boolean endsSentence(String sentence, String rest) {
        String next = rest.replaceFirst("^[\\s\"'“‘«(\\[—–-]+", "");
        if (!next.isEmpty() && Character.isLowerCase(next.codePointAt(0))) {
            return sentence.matches("(?s).*[!?]\\s*") && !rest.matches("(?s)^[—–-].*");
        }
        Matcher last = LAST_WORD.matcher(sentence);
        if (!last.find()) {
            return true;
        }
        String word = last.group(1);
        String lower = word.toLowerCase(Locale.ROOT);
        if (OFTEN_LAST.contains(lower)) {
            return true;
        }
        boolean pronounI = word.equals("I") || word.equals("A") || word.equals("O") || word.equals("E");
        boolean onlyWord = sentence.strip().matches("\\d{1,3}\\.");
        return !TITLES.contains(lower) && (pronounI || !INITIAL.matcher(word).matches()) && !onlyWord;
    }
}
