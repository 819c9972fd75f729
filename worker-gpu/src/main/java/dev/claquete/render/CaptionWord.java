package dev.claquete.render;

/**
 * A word as captions show it.
 *
 * @param ink shaped at the caption's full size
 * @param gapPx room between this word and the one before, where they share a line
 * @param startFrame the first frame on which it is spoken
 * @param endFrame the frame after its last
 * @param load how much there is to read: 1 for a word, a third per character where words are not spaced
 */
record CaptionWord(String text, Ink ink, double gapPx, int startFrame, int endFrame, double load) {

    /** How a phrase may end after this word, by its last sign. */
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
        // Articles, prepositions, pronouns: they belong to the word after them.
        return abbreviation || load == 1 && text.length() <= 3 ? Ending.SMALL_WORD : Ending.NONE;
    }
}
