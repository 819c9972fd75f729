package dev.claquete.render.caption;

import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.text.Shaper;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows words on the picture while they are heard, a few at a time, with the spoken word highlighted. */
public final class WordCaptions implements CaptionTrack {

    /** The clock of phrases: a thousand "frames" a second. */
    private static final int MILLIS = 1000;

    /** The highlight stays on a word through a pause shorter than this, as in the studio's own videos. */
    private static final int BRIDGE_MILLIS = 300;

    private static final int NOTHING = -1;

    /** @param phrase its index, or {@link #NOTHING} */
    private record State(long fromMillis, int phrase, int lit) {}

    private final List<Phrase> phrases;
    private final PhraseLayout layout;
    private final List<State> states;
    private final Rectangle area;
    private final CaptionPainter painter;
    private int backOf = NOTHING;
    private @Nullable BufferedImage back;

    /** @param words at least one, in the order spoken */
    public WordCaptions(List<WordTiming> words, CaptionLook look, Resolution size) {
        String text = words.stream().map(WordTiming::word).map(Shaper::tidy).collect(Collectors.joining(" "));
        CaptionType type = look.inLanguageOf(text).type();
        List<WordTiming> spoken = look.uppercase() ? uppercase(words, look.language()) : words;
        boolean rightToLeft = Shaper.readsRightToLeft(text);
        this.layout = new PhraseLayout(type, look.position(), rightToLeft, look.wordsPerLine());
        Phrases division = look.wordsPerLine() == 0
                ? new Phrases(layout, MILLIS)
                : new Phrases(layout, MILLIS, look.wordsPerLine() * look.maxLines());
        this.phrases = division.of(new SpokenWords(type, MILLIS, 0, rightToLeft).of(spoken));
        this.states = states(phrases);
        CaptionArea area = new CaptionArea(size, CaptionPainter.reach(look));
        phrases.forEach(phrase -> area.include(block(phrase).bounds()));
        this.area = area.box();
        this.painter = new CaptionPainter(look, this.area);
    }

    @Override
    public List<Long> changes() {
        return states.stream().map(State::fromMillis).toList();
    }

    @Override
    public Rectangle area() {
        return area;
    }

    @Override
    public void paint(int index, BufferedImage onto) {
        State state = states.get(index);
        if (state.phrase != NOTHING) {
            List<CaptionBlock> blocks = List.of(block(phrases.get(state.phrase)));
            Graphics2D g = onto.createGraphics();
            g.drawImage(back(state.phrase, blocks), 0, 0, null);
            g.dispose();
            painter.paintText(blocks, state.lit, onto);
        }
    }

    private BufferedImage back(int phrase, List<CaptionBlock> blocks) {
        BufferedImage known = back;
        if (known == null || backOf != phrase) {
            known = new BufferedImage(area.width, area.height, BufferedImage.TYPE_INT_ARGB_PRE);
            painter.paintBack(blocks, known);
            back = known;
            backOf = phrase;
        }
        return known;
    }

    private CaptionBlock block(Phrase phrase) {
        PlacedPhrase placed = layout.place(phrase.words());
        return new CaptionBlock(placed.words(), placed.baselines(), placed.box(), placed.scale());
    }

    private static List<State> states(List<Phrase> phrases) {
        List<State> states = new ArrayList<>();
        for (int i = 0; i < phrases.size(); i++) {
            Phrase phrase = phrases.get(i);
            TreeSet<Integer> moments = new TreeSet<>();
            phrase.words().forEach(word -> moments.addAll(List.of(word.startFrame(), word.endFrame())));
            for (int moment : moments) {
                add(states, moment, phrases, i);
            }
            if (i == phrases.size() - 1 || phrases.get(i + 1).fromFrame() > phrase.toFrame()) {
                states.add(new State(phrase.toFrame(), NOTHING, Phrase.NONE));
            }
        }
        return states;
    }

    /** Adds what is visible from a moment on, unless it is visible already. */
    private static void add(List<State> states, int moment, List<Phrase> phrases, int at) {
        Phrase phrase = phrases.get(at);
        if (!phrase.shownAt(moment)) {
            return;
        }
        State state = new State(moment, at, phrase.spokenAt(moment, BRIDGE_MILLIS));
        State last = states.isEmpty() ? null : states.get(states.size() - 1);
        boolean seen = last != null && last.phrase == at && last.lit == state.lit;
        if (!seen && (last == null || moment > last.fromMillis)) {
            states.add(state);
        }
    }

    private static List<WordTiming> uppercase(List<WordTiming> words, Locale language) {
        return words.stream()
                .map(word -> new WordTiming(word.word().toUpperCase(language), word.start(), word.end()))
                .toList();
    }
}
