package dev.claquete.studio.narration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.claquete.studio.text.SpeakableText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EspeakSpeechTest {

    private static SpokenText speak(String language, String text) throws SpeechRefused {
        return EspeakForTests.SPEECH.synthesize(
                new SpeechRequest(SpeakableText.of(text, language), language, null, "key"));
    }

    private static List<String> words(SpokenText spoken) {
        return spoken.words().stream().map(WordTiming::word).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "en, The lighthouse keeps watch over the sea.",
        "pt-BR, O farol vigia o mar a noite inteira.",
        "es, El faro vigila el mar toda la noche.",
        "fr, Le phare veille sur la mer toute la nuit.",
        "de, Der Leuchtturm wacht über das Meer.",
        "it, Il faro veglia sul mare tutta la notte.",
        "ja, こんにちは これは ほんです",
        "ko, 안녕하세요 세계 여러분"
    })
    void everyLanguageIsSpokenAloud(String language, String text) throws SpeechRefused {
        SpokenText spoken = speak(language, text);

        Waveform sound = spoken.sound();
        assertThat(sound.rateHz()).isEqualTo(48_000);
        assertThat(sound.seconds()).isBetween(0.8, 6.0);
        assertThat(20 * Math.log10(sound.rms(0, sound.samples().length))).isBetween(-26.0, -17.0);
        assertThat(sound.peak()).isBetween(0.1f, 0.8f);
        assertThat(words(spoken)).containsExactly(text.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello world, this is a test. Numbers: 1,234.56 and 2026!",
                "O Sr. João tem 25 anos — e 3,5 kg… “Água” é vida. 😀😀 fim.",
                "😀 R$ 10,00 é 50% de R$ 20,00, etc.",
                "In the of a to be or not to be, that is the question: it is of the and a.",
                "Visit https://www.example.com/foo?bar=1 now, don't stop at state-of-the-art U.S.A. & co.",
                "RTL: שלום עולם مرحبا بالعالم end.",
                "Family 👨‍👩‍👧‍👦 keycap 1️⃣ flag 🇧🇷 heart ❤️ done",
                "  leading\nlines\t\tand   spaces  ",
                "A",
                "e-mail: someone@example.com; 10:30h; 3x4=12; C++; #hashtag @you"
            })
    void everyWordOfTheTextIsTimedInOrderAndWithinTheSound(String text) throws SpeechRefused {
        for (String language : List.of("en", "pt-BR")) {
            SpokenText spoken = speak(language, text);

            assertThat(String.join(" ", words(spoken))).isEqualTo(text.strip().replaceAll("\\s+", " "));
            double last = 0;
            for (WordTiming word : spoken.words()) {
                assertThat(word.start()).as("%s", word).isGreaterThanOrEqualTo(last);
                assertThat(word.end()).as("%s", word).isGreaterThanOrEqualTo(word.start());
                last = word.end();
            }
            assertThat(last).isLessThanOrEqualTo(spoken.sound().seconds());
        }
    }

    @Test
    void everyWordWithALetterIsGivenTime() throws SpeechRefused {
        SpokenText spoken = speak("en", "It is in the middle of a night that was to be one of the best.");

        assertThat(spoken.words())
                .allSatisfy(word -> assertThat(word.end() - word.start()).isGreaterThan(0.03));
    }

    @Test
    void aWordAfterAPauseBeginsWithItsSound() throws SpeechRefused {
        SpokenText spoken = speak("en", "One. Two. Three. Four. Banana. Garden. Table. Door.");

        for (WordTiming word : spoken.words()) {
            assertThat(onsetNear(spoken.sound(), word.start())).as("%s", word).isCloseTo(word.start(), within(0.06));
        }
    }

    /** The first 5 ms frame above -40 dB of the peak, from 200 ms before a time on. */
    private static double onsetNear(Waveform sound, double time) {
        int frame = sound.rateHz() / 200;
        int at = Math.max(0, sound.at(time - 0.2));
        while (at + frame < sound.samples().length && sound.rms(at, at + frame) < 0.01 * sound.peak()) {
            at += frame;
        }
        return (double) at / sound.rateHz();
    }

    @Test
    void thePauseBetweenSentencesBelongsToNoWord() throws SpeechRefused {
        List<WordTiming> words = speak("en", "Stop here. Then go on.").words();

        assertThat(words.get(2).start() - words.get(1).end()).isGreaterThan(0.15);
    }

    @Test
    void emojiAreShownButNotSpoken() throws SpeechRefused {
        SpokenText without = speak("pt-BR", "O mar é azul hoje.");
        SpokenText with = speak("pt-BR", "O mar 🌊 é azul hoje. 😀");

        assertThat(with.sound().seconds()).isCloseTo(without.sound().seconds(), within(0.25));
        assertThat(with.words().get(2).word()).isEqualTo("🌊");
    }

    @Test
    void theSameTextTakesTheSameTimeWhateverWasSaidBefore() throws SpeechRefused {
        speak("pt-BR", "Outra coisa antes, com números: 42.");
        double first = speak("en", "The same words again.").sound().seconds();
        speak("de", "Etwas anderes dazwischen!");

        assertThat(speak("en", "The same words again.").sound().seconds()).isCloseTo(first, within(0.02));
    }

    @Test
    void aVoiceNameChoosesAVariantAndAnUnknownOneIsTheLanguagesOwn() throws SpeechRefused {
        var variants = EspeakForTests.ESPEAK.variants();

        assertThat(EspeakVoice.named("en", "+f3", variants)).isEqualTo("en-us+f3");
        assertThat(EspeakVoice.named("pt-BR", "Annie", variants)).isEqualTo("pt-br+Annie");
        assertThat(EspeakVoice.named("es", "female", variants)).isEqualTo("es+f3");
        assertThat(EspeakVoice.named("fr-CA", "../../etc/passwd", variants)).isEqualTo("fr");
        assertThat(EspeakVoice.named("en", "Kore", variants)).isEqualTo("en-us");
        assertThat(EspeakVoice.named("en", null, variants)).isEqualTo("en-us");
    }

    @Test
    void aFemaleVoiceIsHigherThanAMaleOne() throws SpeechRefused {
        String text = "A voice of another kind.";
        SpokenText male = EspeakForTests.SPEECH.speak(SpeakableText.of(text, "en"), "en", "male");
        SpokenText female = EspeakForTests.SPEECH.speak(SpeakableText.of(text, "en"), "en", "female");

        assertThat(pitchHz(female.sound())).isGreaterThan(1.3 * pitchHz(male.sound()));
    }

    /** The strongest period between 60 and 400 Hz of the whole sound's autocorrelation. */
    private static double pitchHz(Waveform sound) {
        float[] samples = sound.samples();
        int best = 0;
        double strongest = 0;
        for (int lag = sound.rateHz() / 400; lag < sound.rateHz() / 60; lag++) {
            double sum = 0;
            for (int i = 0; i + lag < samples.length; i++) {
                sum += samples[i] * samples[i + lag];
            }
            if (sum > strongest) {
                strongest = sum;
                best = lag;
            }
        }
        return (double) sound.rateHz() / best;
    }

    @Test
    void whatCannotBeReadIsRefusedWithItsReason() {
        assertThatThrownBy(() -> speak("ja", "今日は良い天気です"))
                .isInstanceOf(SpeechRefused.class)
                .hasMessageContaining("kanji");
        assertThatThrownBy(() -> speak("tlh", "nuqneH"))
                .isInstanceOf(SpeechRefused.class)
                .hasMessageContaining("tlh");
        assertThatThrownBy(() -> speak("en", "…"))
                .isInstanceOf(SpeechRefused.class)
                .hasMessageContaining("spoken");
    }

    @Test
    void theLongestNarrationIsSpokenWhole() throws SpeechRefused {
        String text =
                "The long road goes on and on beyond the hills. ".repeat(63).strip();

        SpokenText spoken = speak("en", text);

        assertThat(spoken.words()).hasSize(63 * 10);
        assertThat(spoken.words().get(629).start()).isGreaterThan(150);
    }
}
