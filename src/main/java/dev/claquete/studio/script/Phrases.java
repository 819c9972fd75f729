package dev.claquete.studio.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The smallest pieces of a text that can be scenes: sentences, and the clauses of very long ones. */
final class Phrases {

    /** A longer sentence is split at a pause. */
    static final double LONGEST_SECONDS = 11;

    private static final Pattern BREATH = Pattern.compile(
            "(?<=[,;:)—–])\\s+|(?<=[、，])\\s*"
                    + "|\\s+(?=(?:and|but|or|because|while|which|so|e|mas|ou|porque|enquanto|que|y|pero|et|mais|und|aber|ma)\\s)");

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Phrases() {}

    /** In order; joined they give the paragraph. */
    static List<String> of(String paragraph, String language) {
        List<String> phrases = new ArrayList<>();
        for (String sentence : Sentences.of(paragraph, language)) {
            split(sentence, language, phrases);
        }
        return phrases;
    }

    private static void split(String text, String language, List<String> into) {
        if (SpokenLength.seconds(text, language) <= LONGEST_SECONDS) {
            into.add(text);
            return;
        }
        int at = nearestToMiddle(BREATH, text, 0.5);
        at = at < 0 ? nearestToMiddle(SPACE, text, 1) : at;
        if (at < 0) {
            into.add(text);
            return;
        }
        split(text.substring(0, at), language, into);
        split(text.substring(at), language, into);
    }

    /** The place for a split, after its white space; -1 if there is none in the middle part of the text. */
    private static int nearestToMiddle(Pattern place, String text, double part) {
        double middle = text.length() / 2.0;
        int best = -1;
        Matcher matcher = place.matcher(text);
        while (matcher.find()) {
            int at = matcher.end();
            boolean inside =
                    !text.substring(0, at).isBlank() && !text.substring(at).isBlank();
            boolean nearer = best < 0 || Math.abs(at - middle) < Math.abs(best - middle);
            if (inside && nearer && Math.abs(at - middle) <= part * middle) {
                best = at;
            }
        }
        return best;
    }
}
