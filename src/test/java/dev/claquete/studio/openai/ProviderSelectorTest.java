package dev.claquete.studio.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import dev.claquete.studio.fakes.FakeOpenAi;
import dev.claquete.work.OwnKeyRefused;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderSelectorTest {

    private final FakeOpenAi fake = FakeOpenAi.start();

    @AfterEach
    void stop() {
        fake.close();
    }

    /** The offline maker has no client. */
    private record Maker(@Nullable Supplier<OpenAIClient> client) {

        boolean remote() {
            return client != null;
        }

        void make() {
            assertThat(client).isNotNull();
            client.get()
                    .chat()
                    .completions()
                    .create(ChatCompletionCreateParams.builder()
                            .model("m")
                            .addUserMessage("hello")
                            .build());
        }
    }

    private ProviderSelector<Maker> makers(@Nullable String houseKey, @Nullable String model) {
        OpenAiClients clients = PayingRuns.clients(
                fake.baseUrl(), houseKey, Map.of("ana", "sk-of-ana", "rui", "sk-of-rui", "eva", "sk-revoked-of-eva"));
        return clients.makers(model, (client, name) -> new Maker(client), () -> new Maker(null));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // house key, model, run, who pays
                "sk-house, m, ana, sk-of-ana",
                "sk-house, m, rui, sk-of-rui",
                "sk-house, m, nobody, sk-house",
                "sk-house, m, -, sk-house",
                "-, m, ana, sk-of-ana",
                "-, m, nobody, -",
                "-, m, -, -",
                "'', m, -, -",
                "sk-house, -, ana, -",
                "sk-house, '', ana, -",
            })
    void aRunsOwnKeyPaysElseTheHousesElseItIsMadeOffline(
            @Nullable String houseKey, @Nullable String model, @Nullable String run, @Nullable String payer) {
        Maker maker = makers(houseKey, model).of(run);

        assertThat(maker.remote()).isEqualTo(payer != null);
        if (payer != null) {
            maker.make();
            assertThat(fake.lastRequest().apiKey()).isEqualTo(payer);
        }
    }

    @Test
    void whatTheModelHasMadeStaysThoughNobodyPaysAnyMore() {
        ProviderSelector<Maker> makers = makers(null, "m");

        assertThat(makers.of("nobody", Maker::remote).remote()).isTrue();
        assertThat(makers.of("nobody", maker -> false).remote()).isFalse();
        assertThat(makers.of("ana", maker -> false).remote()).isTrue();
        assertThatThrownBy(() -> makers.of("nobody", Maker::remote).make()).isInstanceOf(IllegalStateException.class);
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void aServerThatSaysTheKeyAgainDoesNotGiveItAway() {
        assertThatThrownBy(() -> makers(null, "m").of("eva").make())
                .rootCause()
                .isInstanceOf(OwnKeyRefused.class)
                .hasMessageContaining("Incorrect API key provided: (the key)")
                .hasMessageNotContaining("sk-revoked");
    }
}
