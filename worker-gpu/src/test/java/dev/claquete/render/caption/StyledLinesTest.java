package dev.claquete.render.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.claquete.render.text.Ink;
import dev.claquete.render.text.Rgb;
import dev.claquete.render.text.Shaper;
import dev.claquete.render.text.TextBlock;
import dev.claquete.render.text.TextStyle;
import dev.claquete.render.text.Typesetter;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StyledLinesTest {

    private static final TextStyle STYLE = TextStyle.of(700, 40).aligned(TextStyle.Align.CENTRE);
    private static final Rgb RED = new Rgb(255, 0, 0);

    private static List<Ink> lines(String text, double width, Cue.Span... spans) {
        return StyledLines.of(Typesetter.layout(text, STYLE, width), new Cue(0, 1, text, null, List.of(spans)));
    }

    private static Cue.Span span(int from, int to, boolean bold, boolean italic, @Nullable Rgb colour) {
        return new Cue.Span(from, to, bold, italic, colour);
    }

    @Test
    void aTextWithoutSpansIsSetAsEver() {
        TextBlock block = Typesetter.layout("plain", STYLE, 500);
        assertThat(StyledLines.of(block, new Cue(0, 1, "plain", null))).isEqualTo(block.lines());
    }

    @Test
    void onlyThePartThatIsColouredIsAndItStandsWhereItStood() {
        List<Ink> parts = lines("one two three", 2000, span(4, 7, false, false, RED));
        Rectangle2D whole = Typesetter.layout("one two three", STYLE, 2000).inkBounds();
        assertThat(parts).extracting(Ink::colour).containsExactly(null, RED, null);
        assertThat(parts.get(0).bounds().getMinX()).isCloseTo(whole.getMinX(), within(0.5));
        assertThat(parts.get(2).bounds().getMaxX()).isCloseTo(whole.getMaxX(), within(1.5));
        assertThat(parts.get(1).bounds().getMinX())
                .isGreaterThan(parts.get(0).bounds().getMaxX());
        assertThat(parts.get(1).bounds().getMaxX())
                .isLessThan(parts.get(2).bounds().getMinX());
    }

    @Test
    void italicsLeanToTheRightAndStandOnTheLine() {
        Ink plain = lines("lI", 500).get(0);
        Ink lean = lines("lI", 500, span(0, 2, false, true, null)).get(0);
        assertThat(lean.bounds().getMaxX()).isGreaterThan(plain.bounds().getMaxX() + 4);
        assertThat(lean.bounds().getMinX()).isCloseTo(plain.bounds().getMinX(), within(1.0));
        assertThat(lean.bounds().getMaxY()).isCloseTo(plain.bounds().getMaxY(), within(0.5));
    }

    @Test
    void boldIsHeavierOnEverySide() {
        Rectangle2D plain = lines("Hi", 500).get(0).bounds();
        Rectangle2D bold =
                lines("Hi", 500, span(0, 2, true, false, null)).get(0).bounds();
        assertThat(plain.getMinX() - bold.getMinX()).isBetween(0.5, 2.0);
        assertThat(bold.getMaxY() - plain.getMaxY()).isBetween(0.5, 2.0);
    }

    @Test
    void looksFollowTheirWordsOverBrokenLinesAndCapitals() {
        String text = "a long line that is\nbroken somewhere here";
        int from = text.indexOf("broken");
        TextBlock block = Typesetter.layout(text.toUpperCase(java.util.Locale.ROOT), STYLE, 260);
        List<Ink> parts =
                StyledLines.of(block, new Cue(0, 1, text, null, List.of(span(from, from + 6, false, false, RED))));
        Ink red = parts.stream()
                .filter(part -> RED.equals(part.colour()))
                .findFirst()
                .orElseThrow();
        double broken = Shaper.shape("BROKEN", block.style(), false).bounds().getWidth();
        assertThat(red.bounds().getWidth()).isCloseTo(broken, within(3.0));
        assertThat(parts).filteredOn(part -> RED.equals(part.colour())).hasSize(1);
    }

    @Test
    void aLineFromRightToLeftWearsTheLookOfMostOfIt() {
        String text = "שלום עולם";
        assertThat(lines(text, 2000, span(0, 9, false, false, RED)))
                .extracting(Ink::colour)
                .containsExactly(RED);
        assertThat(lines(text, 2000, span(0, 2, false, false, RED)))
                .extracting(Ink::colour)
                .containsExactly((Rgb) null);
    }
}
