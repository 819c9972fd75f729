package dev.claquete.studio.narration;

import dev.claquete.studio.text.SpeakableText;
import java.util.ArrayList;
import java.util.List;

/** Makes silence for a text without words, such as emoji alone, long enough to look at them. */
final class SilentSpeech {

    private static final double SHORTEST_SECONDS = 1.5;
    private static final double SECONDS_PER_PICTURE = 0.6;
    private static final double LONGEST_SECONDS = 6;

    private SilentSpeech() {}

    static SpokenText of(SpeakableText text) {
        List<SpeakableText.Word> pictures = text.words();
        int count = pictures.stream().mapToInt(SilentSpeech::size).sum();
        double seconds = Math.max(SHORTEST_SECONDS, Math.min(LONGEST_SECONDS, SECONDS_PER_PICTURE * count));
        Waveform silence = new Waveform(
                new float[(int) Math.round(seconds * NarrationMastering.RATE_HZ)], NarrationMastering.RATE_HZ);
        List<WordTiming> words = new ArrayList<>();
        double at = 0;
        for (SpeakableText.Word picture : pictures) {
            double end = at + seconds * size(picture) / count;
            words.add(new WordTiming(picture.written(), at, Math.min(seconds, end)));
            at = end;
        }
        return new SpokenText(silence, words);
    }

    /** The number of pictures that readers see. */
    private static int size(SpeakableText.Word picture) {
        return (int) picture.written().codePoints().filter(SilentSpeech::isSeen).count();
    }

    private static boolean isSeen(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.FORMAT && type != Character.NON_SPACING_MARK && type != Character.MODIFIER_SYMBOL;
    }
}
