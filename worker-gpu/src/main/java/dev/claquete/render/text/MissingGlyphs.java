package dev.claquete.render.text;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The characters of texts that no typeface has. The typesetter leaves them out; this reports them to people. Blanks and
 * control characters do not count.
 *
 * @param codePoints each once, in the order of the texts
 * @param characters how many a reader would count
 * @param missing how many of those are not shown completely
 */
public record MissingGlyphs(Set<Integer> codePoints, int characters, int missing) {

    private static final double MOST_MISSING = 0.1;
    private static final int MOST_NAMED = 20;
    private static final int MOST_REMEMBERED = 10_000;

    /** Latin with the usual accents, all of which Inter has, except for the soft hyphen, which is never drawn. */
    private static final int PLAIN = 0x180;

    /** Any weight: the faces of a script have the same characters. */
    private static final int WEIGHT = 700;

    public static MissingGlyphs in(String text) {
        return in(List.of(text));
    }

    public static MissingGlyphs in(Collection<String> texts) {
        Set<Integer> codePoints = new LinkedHashSet<>();
        Map<String, Boolean> known = new HashMap<>();
        int characters = 0;
        int missing = 0;
        for (String text : texts) {
            if (isPlain(text)) {
                characters +=
                        (int) text.chars().filter(c -> c > ' ' && c != '\u00A0').count();
                continue;
            }
            for (String cluster : Clusters.of(Shaper.composed(text))) {
                characters++;
                if (known.size() > MOST_REMEMBERED) {
                    known.clear();
                }
                if (!isPlain(cluster) && !known.computeIfAbsent(cluster, MissingGlyphs::isShown)) {
                    missing++;
                    rest(cluster, codePoints);
                }
                characters -= cluster.isBlank() ? 1 : 0;
            }
        }
        return new MissingGlyphs(codePoints, characters, missing);
    }

    public boolean any() {
        return missing > 0;
    }

    /** Whether more than a tenth is missing, so that the rest hardly is the intended text. */
    public boolean tooMany() {
        return missing > MOST_MISSING * characters;
    }

    /** {@code ꙮ (U+A66E), 𓀀 (U+13000) and 3 more}. */
    public String named() {
        String named = codePoints.stream()
                .limit(MOST_NAMED)
                .map(c -> (isSeen(c) ? Character.toString(c) + " " : "") + "(U+%04X)".formatted(c))
                .collect(Collectors.joining(", "));
        int more = codePoints.size() - MOST_NAMED;
        return more > 0 ? named + " and " + more + " more" : named;
    }

    private static boolean isSeen(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.SURROGATE && type != Character.UNASSIGNED && type != Character.PRIVATE_USE;
    }

    /** The text without missing characters; a missing base character takes its marks with it. */
    static String without(String text) {
        if (isPlain(text)) {
            return text;
        }
        String rest = Clusters.of(text).stream()
                .map(cluster -> isPlain(cluster) || isShown(cluster) ? cluster : rest(cluster, new LinkedHashSet<>()))
                .collect(Collectors.joining());
        return rest.equals(text) ? text : rest.replaceAll(" {2,}", " ");
    }

    /**
     * The base character with those of its marks that one face has together with it.
     *
     * @param dropped receives the others
     */
    private static String rest(String cluster, Set<Integer> dropped) {
        if (cluster.isBlank()) {
            return " ";
        }
        StringBuilder rest = new StringBuilder();
        boolean base = true;
        for (int c : cluster.codePoints().toArray()) {
            if ((base || !rest.isEmpty()) && isShown(rest + Character.toString(c))) {
                rest.appendCodePoint(c);
            } else {
                dropped.add(c);
            }
            base = false;
        }
        return rest.toString();
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c < PLAIN);
    }

    private static boolean isShown(String cluster) {
        return Emoji.of(cluster).isPresent() || Fonts.canShow(WEIGHT, cluster);
    }
}
