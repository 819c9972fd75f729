package dev.claquete.studio.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.fakes.InMemoryS3;
import dev.claquete.studio.fakes.NoTaskContext;
import dev.claquete.studio.openai.ProviderSelector;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WriteScriptTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectKey BRIEF = new ObjectKey("projects/p1/scripts/brief-1.json");

    private final InMemoryS3 s3 = new InMemoryS3();
    private final AtomicInteger written = new AtomicInteger();
    private final WriteScript handler = new WriteScript(ProviderSelector.only(new CountingWriter()), s3.store(), JSON);

    private final class CountingWriter implements ScriptWriter {

        @Override
        public String id() {
            return "counting";
        }

        @Override
        public Script write(ScriptBrief brief, String idempotencyKey) throws ScriptRefused {
            written.incrementAndGet();
            assertThat(idempotencyKey).matches("projects/p1/scripts/script-[0-9a-f]{20}\\.json");
            return new OfflineScriptWriter().write(brief, idempotencyKey);
        }
    }

    private Script handle(String topic, boolean verbatim) throws Exception {
        ScriptBrief brief = new ScriptBrief(topic, verbatim, "en", "", 55, 65, null, List.of());
        s3.store().put(BRIEF, JSON.writeValueAsBytes(brief), "application/json", Map.of());
        String key = handler.handle(new WriteScript.Input("p1", BRIEF.value(), null), new NoTaskContext())
                .scriptKey();
        return JSON.readValue(s3.store().bytes(new ObjectKey(key)), Script.class);
    }

    @Test
    void aTopicIsWrittenOnceHoweverOftenItIsAskedFor() throws Exception {
        Script first = handle("The history of coffee", false);
        Script second = handle("The history of coffee", false);

        assertThat(second).isEqualTo(first);
        assertThat(written).hasValue(1);
    }

    @Test
    void aBriefIsReadBackAsItWasWritten() throws Exception {
        ScriptBrief brief = Briefs.text("A text.", "pt-BR", 3).withFeedback("Shorter.");

        assertThat(JSON.readValue(JSON.writeValueAsBytes(brief), ScriptBrief.class))
                .isEqualTo(brief);
        String first =
                "{\"topic\":\"t\",\"verbatim\":false,\"language\":\"en\",\"style\":\"\",\"minSeconds\":1,\"maxSeconds\":2}";
        assertThat(JSON.readValue(first, ScriptBrief.class).characters()).isEmpty();
    }

    @Test
    void aGivenTextOrScriptIsNeverRewritten() throws Exception {
        Script text = handle("A short text.", true);
        Script script = handle("[{\"narration\":\"Hello.\",\"visual\":\"a door\"}]", false);

        assertThat(text.scenes()).extracting(ScriptScene::narration).containsExactly("A short text.");
        assertThat(script.scenes()).containsExactly(new ScriptScene("Hello.", "a door"));
        assertThat(written).hasValue(0);
    }

    @Test
    void aBrokenScriptIsRefusedAndNothingIsStored() {
        assertThatThrownBy(() -> handle("{\"scenes\":[]}", false))
                .isInstanceOf(ScriptRefused.class)
                .hasMessageContaining("scenes");
        assertThat(s3.keys()).containsExactly(BRIEF.value());
    }
}
