package dev.claquete.studio.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.RequestOptions;
import com.openai.errors.BadRequestException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.audio.speech.SpeechCreateParams;
import com.openai.models.images.ImageGenerateParams;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeOpenAiTest {

    private final FakeOpenAi fake = FakeOpenAi.start();
    private final OpenAIClient client = client("sk-test");

    @AfterEach
    void stop() {
        fake.close();
    }

    private OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(fake.baseUrl().toString())
                .apiKey(key)
                .maxRetries(0)
                .build();
    }

    private static ImageGenerateParams image(String idempotencyKey) {
        return ImageGenerateParams.builder()
                .model("image-model")
                .prompt("a lighthouse")
                .size(ImageGenerateParams.Size.of("1024x1536"))
                .putAdditionalHeader("Idempotency-Key", idempotencyKey)
                .build();
    }

    @Test
    void anImageIsAPngOfTheAskedSize() throws Exception {
        String png = client.images()
                .generate(image("a"))
                .data()
                .get()
                .get(0)
                .b64Json()
                .get();

        var decoded = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png)));
        assertThat(decoded.getWidth()).isEqualTo(1024);
        assertThat(decoded.getHeight()).isEqualTo(1536);
    }

    @Test
    void aRepeatWithTheSameIdempotencyKeyIsNotBilledAgain() {
        client.images().generate(image("a"));
        client.images().generate(image("a"));
        client.images().generate(image("b"));

        assertThat(fake.bills())
                .containsEntry("a", new FakeOpenAi.Bill(2, 1))
                .containsEntry("b", new FakeOpenAi.Bill(1, 1));
    }

    @Test
    void failuresComeInTheDocumentedShapeAndCostNothing() {
        fake.rateLimitNext();
        fake.moderateNext();

        assertThatThrownBy(() -> client.images().generate(image("a"))).isInstanceOf(RateLimitException.class);
        assertThatThrownBy(() -> client.images().generate(image("a")))
                .isInstanceOfSatisfying(
                        BadRequestException.class, e -> assertThat(e.code()).contains("moderation_blocked"));
        assertThat(fake.billed()).isZero();
    }

    @Test
    void withoutAKeyNothingIsAnswered() {
        assertThatThrownBy(() -> client(" ").images().generate(image("a"))).isInstanceOf(UnauthorizedException.class);
    }

    @Test
    void speechIsAWavWhoseSizesAreUnknown() throws Exception {
        var params = SpeechCreateParams.builder()
                .model("speech-model")
                .voice("alloy")
                .input("Hello there.")
                .responseFormat(SpeechCreateParams.ResponseFormat.WAV)
                .build();

        byte[] wav;
        try (var answer = client.audio().speech().create(params, RequestOptions.none())) {
            wav = answer.body().readAllBytes();
        }
        assertThat(new String(wav, 0, 4)).isEqualTo("RIFF");
        assertThat(wav).hasSizeGreaterThan(24_000);
        assertThat(wav[4]).isEqualTo((byte) 0xff);
    }
}
