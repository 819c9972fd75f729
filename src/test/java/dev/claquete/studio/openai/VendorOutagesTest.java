package dev.claquete.studio.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.openai.client.OpenAIClient;
import com.openai.errors.RateLimitException;
import com.openai.models.images.ImageGenerateParams;
import dev.claquete.dependency.Dependency;
import dev.claquete.dependency.DependencyUnavailable;
import dev.claquete.studio.fakes.FakeOpenAi;
import dev.claquete.work.OwnKeyRefused;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VendorOutagesTest {

    final FakeOpenAi fake = FakeOpenAi.start();
    final OpenAiClients clients =
            PayingRuns.clients(fake.baseUrl(), "sk-house", Map.of("ana", "sk-ana", "eve", "sk-revoked"));

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void anErrorOfTheServerStopsAllCallsUntilOneHasBeenAnswered() {
        fake.breakNext();

        Dependency server = outage("ana").dependency();
        int asked = fake.requests().size();

        assertThat(server.isAway()).isTrue();
        assertThat(outage(null).getMessage()).isEqualTo("The AI service does not answer: it answered 500");
        assertThat(fake.requests()).as("nobody was asked a second time").hasSize(asked);
        await().until(() -> answers(null));
        assertThat(server.isAway()).isFalse();
    }

    @Test
    void aServerThatIsGoneIsAnOutage() {
        fake.close();

        assertThat(outage("ana").dependency().isAway()).isTrue();
    }

    @Test
    void tooManyCallsWithOneKeyAreAMatterOfThatKey() {
        fake.rateLimitNext();

        assertThat(outage("ana").dependency().isAway()).isFalse();
        assertThat(answers(null)).isTrue();
    }

    @Test
    void whatAPersonHasToMendIsNoOutage() {
        fake.failNext(429, "insufficient_quota", "insufficient_quota", "You exceeded your current quota.");

        assertThat(catchThrowableOfType(RateLimitException.class, () -> draw("ana")))
                .isNotNull();
        assertThat(catchThrowableOfType(Exception.class, () -> draw("eve")))
                .hasRootCauseInstanceOf(OwnKeyRefused.class);
        assertThat(answers("ana")).isTrue();
    }

    private DependencyUnavailable outage(String keyRing) {
        DependencyUnavailable outage = catchThrowableOfType(DependencyUnavailable.class, () -> draw(keyRing));
        assertThat(outage).isNotNull();
        return outage;
    }

    private boolean answers(String keyRing) {
        try {
            draw(keyRing);
            return true;
        } catch (DependencyUnavailable e) {
            return false;
        }
    }

    private void draw(String keyRing) {
        OpenAIClient client = clients.of(keyRing).orElseThrow();
        client.images()
                .generate(ImageGenerateParams.builder()
                        .model("picture-model")
                        .prompt("a red house")
                        .size("1024x1024")
                        .build());
    }
}
