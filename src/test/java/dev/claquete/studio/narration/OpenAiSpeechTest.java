package dev.claquete.studio.narration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.InternalServerException;
import com.openai.errors.RateLimitException;
import dev.claquete.studio.fakes.FakeOpenAi;
import dev.claquete.studio.text.SpeakableText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenAiSpeechTest {

    private final FakeOpenAi fake = FakeOpenAi.start();
    private final OpenAIClient client = OpenAIOkHttpClient.builder()
            .baseUrl(fake.baseUrl().toString())
            .apiKey("sk-test")
            .maxRetries(0)
            .build();
    private final OpenAiSpeech speech = new OpenAiSpeech(() -> client, "speech-model", "alloy");

    @AfterEach
    void stop() {
        fake.close();
    }

    private static SpeechRequest request(String text, @Nullable String voice) {
        return new SpeechRequest(SpeakableText.of(text, "en"), "en", voice, "projects/p/scenes/s/narration-1.wav");
    }

    @Test
    void speechIsAskedForAsTheContractSays() throws SpeechRefused {
        SpokenText spoken = speech.synthesize(request("Hello there.", null));

        FakeOpenAi.Request asked = fake.lastRequest();
        assertThat(asked.path()).isEqualTo("/v1/audio/speech");
        assertThat(asked.idempotencyKey()).isEqualTo("projects/p/scenes/s/narration-1.wav");
        assertThat(asked.body().toString())
                .isEqualTo(
                        "{\"input\":\"Hello there.\",\"model\":\"speech-model\",\"voice\":\"alloy\",\"response_format\":\"wav\"}");
        assertThat(spoken.sound().rateHz()).isEqualTo(48_000);
        assertThat(spoken.sound().seconds()).isGreaterThan(0.5);
        assertThat(spoken.words()).isEmpty();
    }

    @Test
    void theProjectsVoiceIsUsed() throws SpeechRefused {
        speech.synthesize(request("Hello there.", "verse"));

        assertThat(fake.lastRequest().body().path("voice").asText()).isEqualTo("verse");
    }

    @Test
    void moderationIsARefusalAndNotRetried() {
        fake.moderateNext();

        assertThatThrownBy(() -> speech.synthesize(request("Something vile.", null)))
                .isInstanceOf(SpeechRefused.class)
                .hasMessage("The speech service refuses this narration. Change its words, then try again.");
        assertThat(fake.requests()).hasSize(1);
    }

    @Test
    void rateLimitsAndFaultsAreTechnical() {
        fake.rateLimitNext();
        fake.breakNext();

        assertThatThrownBy(() -> speech.synthesize(request("Hello.", null))).isInstanceOf(RateLimitException.class);
        assertThatThrownBy(() -> speech.synthesize(request("Hello.", null)))
                .isInstanceOf(InternalServerException.class);
    }

    @Test
    void aTextOverTheVendorsLimitIsRefusedBeforeItCosts() {
        assertThatThrownBy(() -> speech.synthesize(request("a".repeat(4097), null)))
                .isInstanceOf(SpeechRefused.class)
                .hasMessageContaining("4096");
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void aServerThatAnswersAnotherFormatIsAFaultThatNamesIt() {
        fake.answerNext("audio/mpeg", new byte[] {(byte) 0xff, (byte) 0xfb, 0x10, 0});

        assertThatThrownBy(() -> speech.synthesize(request("Hello.", null))).hasStackTraceContaining("audio/mpeg");
    }

    @Test
    void silenceIsAFault() {
        fake.answerNext("audio/wav", WavFile.write(new Waveform(new float[24_000], 24_000)));

        assertThatThrownBy(() -> speech.synthesize(request("Hello.", null))).hasMessageContaining("silence");
    }
}
