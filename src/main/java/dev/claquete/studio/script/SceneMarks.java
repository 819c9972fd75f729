package dev.claquete.studio.script;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The scene marks that people write in scripts: {@code Scene 1:}, {@code **Cena 2**}, {@code [Scene 3]},
 * {@code Visual: ...}.
 */
final class SceneMarks {

    private static final String DECORATION = "[\\s#*_\\[(]*";

    private static final Pattern SCENE = Pattern.compile(
            "^" + DECORATION
                    + "(?:scene|cena|escena|scène|szene|scena|シーン|장면)\\s*\\d+[*_\\])]*\\s*(?:[:.–—-]+|$|(?=[*_\\])]))[*_\\])\\s]*(.*)$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern VISUAL = Pattern.compile(
            "^" + DECORATION
                    + "(?:visual|visuals|visual description|image|imagem|descrição visual|b-roll)\\s*[*_]*:[*_]*\\s*(.*?)[\\])]?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern SPEAKER = Pattern.compile(
            "^" + DECORATION
                    + "(?:narration|narrator|narração|narrador|narradora|voiceover|voice-over|voz|locução|vo)\\s*[*_\\])]*:[*_]*\\s*(.*)$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private SceneMarks() {}

    static boolean in(String text) {
        return text.lines().anyMatch(line -> SCENE.matcher(line).matches());
    }

    /** Matches a line that begins a scene; group 1 is the rest of the line. */
    static Matcher scene(String line) {
        return SCENE.matcher(line);
    }

    /** Matches a line with a visual description; group 1 is the description. */
    static Matcher visual(String line) {
        return VISUAL.matcher(line);
    }

    /** Matches a line that begins with the narrator's name; group 1 is what is said. */
    static Matcher speaker(String line) {
        return SPEAKER.matcher(line);
    }
}
