package dev.claquete.render.caption;

import dev.claquete.render.frame.FrameOverlay;
import dev.claquete.render.frame.YuvFrame;
import dev.claquete.render.text.Shaper;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Shows a narration's words on the picture while they are heard: a few at a time, with the spoken word highlighted. A
 * phrase is painted when its first frame is drawn and kept while nearby frames are drawn, so memory does not grow with
 * the narration.
 */
public final class Captions implements FrameOverlay {

    /** Phrases up to this far away are kept: threads that draw neighbouring frames need no more. */
    private static final int KEPT_DISTANCE = 2;

    /**
     * The highlight stays on a word through a pause shorter than this, so it never disappears between words of fluent
     * speech.
     */
    private static final double BRIDGE_SECONDS = 0.3;

    private final List<Phrase> phrases;
    private final PhraseLayout layout;
    private final PhrasePainter painter;
    private final int bridgeFrames;
    private final Map<Integer, PhrasePicture> painted = new ConcurrentHashMap<>();

    private Captions(List<Phrase> phrases, PhraseLayout layout, PhrasePainter painter, int bridgeFrames) {
        this.phrases = phrases;
        this.layout = layout;
        this.painter = painter;
        this.bridgeFrames = bridgeFrames;
    }

    /**
     * @param words in the order spoken
     * @param offsetFrames the frame on which second 0 of the words is heard
     */
    public static Captions of(
            List<WordTiming> words, CaptionStyle style, int widthPx, int heightPx, int fps, int offsetFrames) {
        String text = words.stream().map(WordTiming::word).map(Shaper::tidy).collect(Collectors.joining(" "));
        CaptionType type = CaptionType.of(widthPx, heightPx).in(style.language(), text);
        boolean rightToLeft = Shaper.readsRightToLeft(text);
        PhraseLayout layout = new PhraseLayout(type, style.position(), rightToLeft);
        List<CaptionWord> set = new SpokenWords(type, fps, offsetFrames, rightToLeft).of(words);
        return new Captions(
                new Phrases(layout, fps).of(set), layout, new PhrasePainter(type, style, widthPx, heightPx), (int)
                        Math.round(BRIDGE_SECONDS * fps));
    }

    /** In the order shown; no two overlap in time. */
    public List<Phrase> phrases() {
        return phrases;
    }

    @Override
    public void draw(int index, YuvFrame onto) {
        int at = indexAt(index);
        if (at >= 0 && phrases.get(at).shownAt(index)) {
            Phrase phrase = phrases.get(at);
            picture(at).blend(phrase.spokenAt(index, bridgeFrames), onto);
        }
    }

    /** The index of the last phrase that begins on the frame or before, or -1. */
    private int indexAt(int frame) {
        int low = -1;
        int high = phrases.size();
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (phrases.get(middle).fromFrame() <= frame) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private PhrasePicture picture(int at) {
        PhrasePicture known = painted.get(at);
        if (known != null) {
            return known;
        }
        painted.keySet().removeIf(other -> Math.abs(other - at) > KEPT_DISTANCE);
        return painted.computeIfAbsent(
                at, index -> painter.paint(layout.place(phrases.get(index).words())));
    }
}
