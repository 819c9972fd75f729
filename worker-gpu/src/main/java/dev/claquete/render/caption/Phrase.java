package dev.claquete.render.caption;

import java.util.List;

/**
 * The few words that are shown together.
 *
 * @param fromFrame first frame on which they are shown
 * @param toFrame the frame after the last
 */
record Phrase(List<CaptionWord> words, int fromFrame, int toFrame) {

    static final int NONE = -1;

    boolean shownAt(int frame) {
        return frame >= fromFrame && frame < toFrame;
    }

    /**
     * The word being spoken, or {@link #NONE} in a pause.
     *
     * @param bridgeFrames pauses shorter than this still belong to the word before
     */
    int spokenAt(int frame, int bridgeFrames) {
        int word = NONE;
        while (word + 1 < words.size() && words.get(word + 1).startFrame() <= frame) {
            word++;
        }
        if (word == NONE || frame < words.get(word).endFrame()) {
            return word;
        }
        boolean last = word == words.size() - 1;
        int next = last ? toFrame : words.get(word + 1).startFrame();
        boolean bridged = next - words.get(word).endFrame() <= bridgeFrames;
        return bridged ? word : NONE;
    }
}
