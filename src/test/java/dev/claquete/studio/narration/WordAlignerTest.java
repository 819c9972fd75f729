package dev.claquete.studio.narration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.studio.text.SpeakableText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordAlignerTest {

    private static final String ENGLISH = "The lighthouse keeps watch over the sea, night after night. Ships pass by,"
            + " guided by its patient light; and nobody asks who built it. What would you have seen from up there?";

    private static final String PORTUGUESE = "O farol vigia o mar, noite após noite. Os navios passam ao longe,"
            + " guiados pela sua luz paciente; e ninguém pergunta quem o construiu. O que você teria visto lá de cima?";

    private final WordAligner aligner = new WordAligner(EspeakForTests.SPEECH);

    private static double percentile(List<Double> errors, double part) {
        List<Double> sorted = errors.stream().sorted().toList();
        return sorted.get((int) (part * (sorted.size() - 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "en, en-us+f3, 165",
        "en, en-us+m7, 130",
        "en, en-us+f5, 210",
        "en, en-gb-x-rp, 180",
        "pt-BR, pt-br+f2, 165",
        "pt-BR, pt-br+m5, 120",
        "pt-BR, pt+f4, 200"
    })
    void wordsAreFoundInAnotherVoiceAtAnotherPace(String language, String voice, int pace) throws SpeechRefused {
        String text = language.equals("en") ? ENGLISH : PORTUGUESE;
        SpokenText truth = EspeakForTests.SPEECH.speak(voice, pace, 60, 40, SpeakableText.of(text, language));

        List<WordTiming> found = aligner.align(SpeakableText.of(text, language), language, truth.sound());

        List<Double> errors = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            errors.add(Math.abs(found.get(i).start() - truth.words().get(i).start()));
        }
        assertThat(percentile(errors, 0.5)).isLessThan(0.020);
        assertThat(percentile(errors, 0.9)).isLessThan(0.080);
    }

    @Test
    void silenceAroundTheSpeechShiftsTheWordsWithIt() throws SpeechRefused {
        SpokenText truth = EspeakForTests.SPEECH.speak(SpeakableText.of(ENGLISH, "en"), "en", "f3");
        float[] late = new float[truth.sound().samples().length + 22_050];
        System.arraycopy(truth.sound().samples(), 0, late, 22_050, truth.sound().samples().length);

        List<WordTiming> found = aligner.align(SpeakableText.of(ENGLISH, "en"), "en", new Waveform(late, 22_050));

        assertThat(found.get(0).start()).isBetween(0.95, 1.1);
    }

    @Test
    void aTextThatEspeakCannotReadIsSharedByItsLengths() {
        float[] hum = new float[48_000 * 4];
        for (int i = 0; i < hum.length; i++) {
            hum[i] = (float) Math.sin(i * 0.02) / 4;
        }

        List<WordTiming> found = aligner.align(SpeakableText.of("今日は 良い天気 です", "ja"), "ja", new Waveform(hum, 48_000));

        assertThat(found).extracting(WordTiming::word).containsExactly("今日は", "良い天気", "です");
        assertThat(found.get(1).start()).isBetween(1.2, 1.5);
        assertThat(found.get(2).end()).isBetween(3.9, 4.0);
    }

    @Test
    void aNarrationOfMinutesIsAlignedInStep() throws SpeechRefused {
        String text = (ENGLISH + " ").repeat(12).strip();
        SpokenText truth = EspeakForTests.SPEECH.speak(SpeakableText.of(text, "en"), "en", "f3");

        List<WordTiming> found = aligner.align(SpeakableText.of(text, "en"), "en", truth.sound());

        List<Double> errors = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            errors.add(Math.abs(found.get(i).start() - truth.words().get(i).start()));
        }
        assertThat(percentile(errors, 0.9)).isLessThan(0.15);
    }
}
