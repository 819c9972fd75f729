package dev.claquete.studio.script;

/** The limits of a script. The longest, 5000 words, is half an hour of narration. */
public final class ScriptLimits {

    public static final int MAX_SCENES = 60;
    public static final int MAX_SCRIPT_WORDS = 5000;

    /** For scripts without spaces between words. */
    public static final int MAX_SCRIPT_CHARACTERS = 40_000;

    /** A scene's texts are process variables, which hold 4000 characters. */
    public static final int MAX_NARRATION_CHARACTERS = 3000;

    public static final int MAX_VISUAL_CHARACTERS = 2000;
    public static final int MAX_TITLE_CHARACTERS = 200;
    public static final int MAX_DESCRIPTION_CHARACTERS = 2000;

    private ScriptLimits() {}

    /** Words are separated by white space. */
    public static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }

    /**
     * Checks a text that is to be spoken completely.
     *
     * @throws InvalidScript if it is too long for one video
     */
    public static void requireSpeakable(String field, String text) {
        int words = words(text);
        if (words > MAX_SCRIPT_WORDS) {
            throw new InvalidScript(field, "has " + words + " words; a script has at most " + MAX_SCRIPT_WORDS);
        }
        if (text.length() > MAX_SCRIPT_CHARACTERS) {
            throw new InvalidScript(
                    field, "has " + text.length() + " characters; a script has at most " + MAX_SCRIPT_CHARACTERS);
        }
    }

    /** @throws InvalidScript if a text is longer than its field allows */
    static String atMost(int characters, String field, String text) {
        if (text.length() > characters) {
            throw new InvalidScript(
                    field, "has " + text.length() + " characters; at most " + characters + " are allowed");
        }
        return text;
    }
}
