package dev.claquete.studio.narration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.fakes.InMemoryS3;
import dev.claquete.studio.fakes.NoTaskContext;
import dev.claquete.studio.openai.ProviderSelector;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NarrateSceneTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final InMemoryS3 s3 = new InMemoryS3();
    private final AtomicInteger bought = new AtomicInteger();
    private final WordAligner aligner = new WordAligner(EspeakForTests.SPEECH);
    private final NarrateScene offline =
            new NarrateScene(ProviderSelector.only(EspeakForTests.SPEECH), aligner, s3.store(), JSON);
    private final NarrateScene remote =
            new NarrateScene(ProviderSelector.only(new PaidSpeech()), aligner, s3.store(), JSON);

    /** Sounds like a bought voice: no times. */
    private final class PaidSpeech implements SpeechSynthesizer {

        @Override
        public String id() {
            return "paid";
        }

        @Override
        public SpokenText synthesize(SpeechRequest request) throws SpeechRefused {
            bought.incrementAndGet();
            return new SpokenText(EspeakForTests.SPEECH.synthesize(request).sound(), List.of());
        }
    }

    private static NarrateScene.Input input(String text, int version) {
        return new NarrateScene.Input("p1", "s1", text, "en", null, version, null);
    }

    @Test
    void theSoundAndItsTimesAreStoredUnderTheSceneTimesLast() throws Exception {
        NarrateScene.Output made = offline.handle(input("The sea is calm tonight.", 1), new NoTaskContext());

        assertThat(made.narrationKey()).matches("projects/p1/scenes/s1/narration-[0-9a-f]{20}\\.wav");
        assertThat(s3.writes()).containsExactly(made.narrationKey(), made.wordTimingsKey());
        Waveform sound = WavFile.read(s3.store().bytes(new ObjectKey(made.narrationKey())));
        assertThat(sound.rateHz()).isEqualTo(48_000);
        assertThat(sound.seconds()).isEqualTo(made.narrationSeconds());
        JsonNode times = JSON.readTree(s3.store().bytes(new ObjectKey(made.wordTimingsKey())));
        assertThat(times.path("seconds").asDouble()).isEqualTo(made.narrationSeconds());
        assertThat(times.path("words").findValuesAsText("word"))
                .containsExactly("The", "sea", "is", "calm", "tonight.");
        assertThat(times.path("words").get(4).path("end").asDouble()).isLessThanOrEqualTo(made.narrationSeconds());
    }

    @Test
    void aRepeatFindsTheEarlierResultAndBuysNothing() throws Exception {
        NarrateScene.Output first = remote.handle(input("The sea is calm.", 1), new NoTaskContext());
        NarrateScene.Output second = remote.handle(input("The sea is calm.", 1), new NoTaskContext());

        assertThat(second).isEqualTo(first);
        assertThat(bought).hasValue(1);
        assertThat(s3.writes()).hasSize(2);
    }

    @Test
    void aCrashBetweenSoundAndTimesDoesNotBuyTheSoundAgain() throws Exception {
        s3.refuseNextWrite(key -> key.endsWith(".json"));

        assertThatThrownBy(() -> remote.handle(input("The sea is calm.", 1), new NoTaskContext()))
                .hasMessageContaining("Slow down");
        NarrateScene.Output made = remote.handle(input("The sea is calm.", 1), new NoTaskContext());

        assertThat(bought).hasValue(1);
        assertThat(s3.keys()).contains(made.narrationKey(), made.wordTimingsKey());
    }

    @Test
    void anotherTextVoiceLanguageOrVersionIsAnotherNarration() throws Exception {
        var keys = new HashSet<String>();
        for (NarrateScene.Input in : new NarrateScene.Input[] {
            input("The sea is calm.", 1),
            input("The sea is calm.", 2),
            input("The sea is rough.", 1),
            new NarrateScene.Input("p1", "s1", "The sea is calm.", "de", null, 1, null),
            new NarrateScene.Input("p1", "s1", "The sea is calm.", "en", "f3", 1, null)
        }) {
            keys.add(offline.handle(in, new NoTaskContext()).narrationKey());
        }
        keys.add(
                remote.handle(input("The sea is calm.", 1), new NoTaskContext()).narrationKey());

        assertThat(keys).hasSize(6);
    }

    @Test
    void captionsShowWhatIsWrittenWhileTheVoiceSaysTheWords() throws Exception {
        NarrateScene.Output made = offline.handle(
                new NarrateScene.Input("p1", "s1", "**Só** R$ 1.299,99 [pausa] hoje & amanhã", "pt-BR", null, 1, null),
                new NoTaskContext());
        JsonNode words = JSON.readTree(s3.store().bytes(new ObjectKey(made.wordTimingsKey())))
                .path("words");

        assertThat(words.findValuesAsText("word")).containsExactly("Só", "R$ 1.299,99", "hoje", "&", "amanhã");
        double price =
                words.get(1).path("end").asDouble() - words.get(1).path("start").asDouble();
        assertThat(price).as("mil duzentos e noventa e nove reais ...").isGreaterThan(2);
        assertThat(words.get(2).path("start").asDouble())
                .isGreaterThanOrEqualTo(words.get(1).path("end").asDouble());
    }

    @Test
    void aTextOfEmojiAloneIsSilenceAndNobodyIsPaidForIt() throws Exception {
        for (NarrateScene scene : List.of(offline, remote)) {
            NarrateScene.Output made = scene.handle(input("🎉🎉 😀", 1), new NoTaskContext());
            Waveform sound = WavFile.read(s3.store().bytes(new ObjectKey(made.narrationKey())));

            assertThat(made.narrationSeconds()).isBetween(1.0, 4.0);
            assertThat(sound.peak()).isZero();
            assertThat(JSON.readTree(s3.store().bytes(new ObjectKey(made.wordTimingsKey())))
                            .path("words")
                            .findValuesAsText("word"))
                    .containsExactly("🎉🎉", "😀");
        }
        assertThat(bought).hasValue(0);
    }

    @Test
    void aTextThatIsSaidAsItIsWrittenKeepsItsKeyWhateverTheRules() throws Exception {
        String plain =
                remote.handle(input("The sea is calm.", 1), new NoTaskContext()).narrationKey();
        ContentHash before = ContentHash.of("paid", "The sea is calm.", "en", null, 1);

        assertThat(plain)
                .isEqualTo(ObjectKey.derived("projects/p1/scenes/s1", "narration", before, "wav")
                        .value());
    }

    @Test
    void aRefusedTextStoresNothing() {
        assertThatThrownBy(() -> offline.handle(input("…", 1), new NoTaskContext()))
                .isInstanceOfSatisfying(
                        SpeechRefused.class, e -> assertThat(e.code()).isEqualTo("speech-refused"));
        assertThat(s3.keys()).isEmpty();
    }

    @Test
    void aCancelledTaskBuysNothing() {
        NoTaskContext cancelled = new NoTaskContext();
        cancelled.cancel();

        assertThatThrownBy(() -> remote.handle(input("The sea is calm.", 1), cancelled))
                .isInstanceOf(CancellationException.class);
        assertThat(bought).hasValue(0);
    }
}
