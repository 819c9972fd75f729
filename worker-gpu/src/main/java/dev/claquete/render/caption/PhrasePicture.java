package dev.claquete.render.caption;

import dev.claquete.render.frame.YuvFrame;
import java.util.List;

/**
 * A painted phrase: the whole without a highlight, and for each word the small part that changes while it is spoken.
 * Blending a state needs no drawing. Not changed after creation.
 */
record PhrasePicture(YuvaStrip unlit, List<YuvaStrip> lit) {

    /** @param spoken the highlighted word, or {@link Phrase#NONE} */
    void blend(int spoken, YuvFrame onto) {
        if (spoken == Phrase.NONE) {
            unlit.blend(onto);
            return;
        }
        YuvaStrip part = lit.get(spoken);
        int left = part.x;
        int top = part.y;
        int right = left + part.widthPx;
        int bottom = top + part.heightPx;
        unlit.blend(onto, 0, 0, onto.widthPx, top);
        unlit.blend(onto, 0, top, left, bottom);
        part.blend(onto);
        unlit.blend(onto, right, top, onto.widthPx, bottom);
        unlit.blend(onto, 0, bottom, onto.widthPx, onto.heightPx);
    }
}
