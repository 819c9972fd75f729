package dev.claquete.operation.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.claquete.operation.OutputOptions;
import dev.claquete.operation.Screening;
import dev.claquete.operation.Source;
import dev.claquete.render.caption.CaptionStyle.Position;
import dev.claquete.render.caption.WordTiming;
import dev.claquete.render.frame.YuvFrame;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptionWordsTest {

    private static final String WORDS =
            """
            {"words": [{"word": "Uma", "start": 0.2, "end": 0.4}, {"word": "vida", "start": 0.4, "end": 0.8},
                       {"word": "boa", "start": 0.8, "end": 1.0}, {"word": "sim", "start": 1.0, "end": 1.2}]}
            """;

    @TempDir
    Path folder;

    Screening screening;

    @BeforeEach
    void screening() {
        screening = new Screening(folder);
    }

    @Test
    void theLightGoesFromWordToWordOnTheFramesWhereTheyAreHeard() throws Exception {
        List<YuvFrame> frames = words(style(Position.MIDDLE, "#FF0000", null, 4, 1));
        List<Rectangle> lit = frames.stream().map(CaptionWordsTest::red).toList();
        assertThat(lit.subList(0, 2)).allMatch(Rectangle::isEmpty);
        assertThat(lit.get(2).getMaxX()).as("first word").isLessThan(130);
        assertThat(lit.get(3)).isEqualTo(lit.get(2));
        assertThat(lit.get(4).getCenterX())
                .as("second")
                .isGreaterThan(lit.get(2).getMaxX());
        assertThat(lit.get(7).getCenterX()).isCloseTo(lit.get(4).getCenterX(), within(2.0));
        assertThat(lit.get(8).getCenterX()).as("third").isGreaterThan(lit.get(7).getMaxX());
        assertThat(lit.get(10).getCenterX())
                .as("fourth")
                .isGreaterThan(lit.get(8).getMaxX());
        assertThat(lit.get(12).isEmpty()).as("nothing is lit when all is said").isTrue();
        assertThat(white(frames.get(12)).isEmpty())
                .as("the words stay for a moment")
                .isFalse();
        assertThat(white(frames.get(19)).isEmpty()).isTrue();
    }

    @Test
    void wordsStandInLinesOfTheNumberWanted() throws Exception {
        Rectangle oneLine =
                white(words(style(Position.MIDDLE, "#FF0000", null, 4, 1)).get(2));
        Rectangle twoLines =
                white(words(style(Position.MIDDLE, "#FF0000", null, 2, 2)).get(2));
        assertThat(twoLines.height).isGreaterThan((int) (1.7 * oneLine.height));
        assertThat(twoLines.width).isLessThan(oneLine.width);
        List<YuvFrame> pairs = words(style(Position.MIDDLE, "#FF0000", null, 2, 1));
        assertThat(white(pairs.get(9)).isEmpty())
                .as("a new phrase from the third word on")
                .isFalse();
        assertThat(white(pairs.get(9))).isNotEqualTo(white(pairs.get(7)));
    }

    @Test
    void allNinePlacesAreKept() throws Exception {
        List<Rectangle> places = new ArrayList<>();
        for (Position position : Position.values()) {
            Rectangle place =
                    white(words(style(position, "#FFFFFF", null, 2, 1)).get(3));
            int column = (int) (place.getCenterX() * 3 / 320);
            int row = (int) (place.getCenterY() * 3 / 180);
            assertThat(column)
                    .as("column of " + position)
                    .isEqualTo(List.of(1, 1, 1, 0, 2, 0, 2, 0, 2).get(position.ordinal()));
            assertThat(row)
                    .as("row of " + position)
                    .isEqualTo(List.of(0, 1, 2, 0, 0, 1, 1, 2, 2).get(position.ordinal()));
            places.add(place);
        }
        assertThat(places).doesNotHaveDuplicates();
    }

    @Test
    void aBoxLiesBehindTheWordBeingHeard() throws Exception {
        YuvFrame frame =
                words(style(Position.MIDDLE, "#FFFFFF", "#FF0000", 4, 1)).get(5);
        Rectangle box = red(frame);
        assertThat(CaptionTest.amount(frame, 63, 102, 240)).isGreaterThan(150);
        assertThat(box.height).isGreaterThan(16);
        assertThat(box.getMinX()).isGreaterThan(100);
    }

    @Test
    void wordsMayBeInTheOrder() throws Exception {
        Source video = screening.grey("320x180", "10", 1);
        List<WordTiming> spoken = List.of(new WordTiming("olá", 0.3, 0.6), new WordTiming("ما", 0.5, 0.9));
        CaptionWords.Order order = new CaptionWords.Order(video, null, spoken, CaptionOptions.NONE, OutputOptions.NONE);
        List<YuvFrame> frames = screening.frames(screening.perform(new CaptionWords(), order));
        assertThat(white(frames.get(2)).isEmpty()).isTrue();
        assertThat(white(frames.get(3)).isEmpty()).isFalse();
    }

    private List<YuvFrame> words(CaptionOptions style) throws Exception {
        Source video = screening.grey("320x180", "10", 2);
        Source words = screening.text("url_words", WORDS);
        CaptionWords.Order order = new CaptionWords.Order(video, words, null, style, OutputOptions.NONE);
        return screening.frames(screening.perform(new CaptionWords(), order));
    }

    private static CaptionOptions style(Position position, String highlight, String box, int wordsPerLine, int lines) {
        return new CaptionOptions(
                null,
                100.0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                highlight,
                box,
                null,
                null,
                position,
                null,
                null,
                null,
                lines,
                wordsPerLine,
                null);
    }

    private static Rectangle red(YuvFrame frame) {
        return where(frame, 0, 255, 190);
    }

    private static Rectangle white(YuvFrame frame) {
        return where(frame, 200, 256, 0);
    }

    private static Rectangle where(YuvFrame frame, int leastY, int mostY, int leastV) {
        Rectangle box = new Rectangle(0, 0, -1, -1);
        for (int at = 0; at < frame.y.length; at++) {
            int c = at / frame.widthPx / 2 * frame.chromaWidthPx() + at % frame.widthPx / 2;
            int light = frame.y[at] & 255;
            if (light >= leastY && light < mostY && (frame.v[c] & 255) >= leastV) {
                Rectangle one = new Rectangle(at % frame.widthPx, at / frame.widthPx, 1, 1);
                box = box.isEmpty() ? one : box.union(one);
            }
        }
        return box;
    }
}
