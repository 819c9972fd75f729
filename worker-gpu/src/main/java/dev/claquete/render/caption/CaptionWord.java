package dev.claquete.render.caption;

import dev.claquete.render.text.Ink;

/**
 * A word as captions show it.
 *
 * @param ink shaped at the caption's full size
 * @param gapPx space between this word and the previous one on the same line
 * @param startFrame the first frame on which it is spoken
 * @param endFrame the frame after its last
 * @param load the reading effort: 1 for a word, a third per character where words are not spaced
 */
record CaptionWord(String text, Ink ink, double gapPx, int startFrame, int endFrame, double load) {

    /** How a phrase may end after this word, judged by its last character. */
    enum Ending {
        SENTENCE,
        CLAUSE,
        SMALL_WORD,
        NONE
    }

    private static final String SENTENCE_ENDS = ".!?…。！？؟۔।॥።។။։";
    private static final String CLAUSE_ENDS = ",;:—–،؛、，；：፣፤፥၊";
    private static final String CLOSERS = "\"'”’»)]}」』）";

    Ending ending() {
        int last = text.length() - 1;
        while (last > 0 && CLOSERS.indexOf(text.charAt(last)) >= 0) {
            last--;
        }
        char sign = text.charAt(last);
        boolean abbreviation = sign == '.' && last <= 2 && Character.isUpperCase(text.charAt(0)); // "Dr.", "Sr."
        if (SENTENCE_ENDS.indexOf(sign) >= 0 && !abbreviation) {
            return Ending.SENTENCE;
        }
        if (CLAUSE_ENDS.indexOf(sign) >= 0) {
            return Ending.CLAUSE;
        }
        // Articles, prepositions and pronouns belong to the next word.
        return abbreviation || load == 1 && text.length() <= 3 ? Ending.SMALL_WORD : Ending.NONE;
    }
}
