package dev.claquete.studio.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class JsonReaderTest {

    @Test
    void aFieldIsNamedAsTheCallerSpellsIt() throws Exception {
        JsonReader camel = in("{'imagePrompt':'too long','tagList':['x','too long'],'castIds':['7']}");
        refused(() -> camel.get("image_prompt").text(3)).hasMessageStartingWith("imagePrompt: ");
        refused(() -> camel.get("tag_list").texts(3, 3)).hasMessageStartingWith("tagList[1]: ");
        refused(() -> camel.get("cast_ids").ids(3)).hasMessageStartingWith("castIds[0]: ");
        JsonReader snake = in("{'image_prompt':'too long','nul':'\\u0000'}");
        refused(() -> snake.get("image_prompt").text(3)).hasMessageStartingWith("image_prompt: ");
        refused(() -> snake.get("nul").text(3)).hasMessageStartingWith("nul: ");
    }

    @Test
    void aMissingFieldIsNamedAsTheCallerSpellsTheOthers() throws Exception {
        refused(() -> in("{'projectId':'7'}").get("scene_id").requiredId()).hasMessage("sceneId: is required");
        refused(() -> in("{'project_id':'7'}").get("scene_id").requiredId()).hasMessage("scene_id: is required");
        refused(() -> in("{}").get("scene_id").requiredId()).hasMessage("scene_id: is required");
    }

    @Test
    void nullClearsATextAndAnAbsentFieldLeavesIt() throws Exception {
        JsonReader in = in("{'title':null,'folderId':'a'}");
        assertThat(in.get("title").textOr(9, "before")).isNull();
        assertThat(in.get("style").textOr(9, "before")).isEqualTo("before");
        assertThat(in.get("folder_id").textOr(9, "before")).isEqualTo("a");
        assertThat(in.clears("title")).isTrue();
        assertThat(in.clears("style")).isFalse();
    }

    @Test
    void aConstantIsNamedInAnySpelling() throws Exception {
        for (String spelled : List.of("NO_NAME", "no-name", "No name", " no_name ")) {
            assertThat(in("{'fit':'" + spelled + "'}").get("fit").choice(Fit.class))
                    .contains(Fit.NO_NAME);
        }
        refused(() -> in("{'fit':'other'}").get("fit").choice(Fit.class))
                .hasMessage("fit: must be one of no_name, none");
    }

    private enum Fit {
        NO_NAME,
        NONE
    }

    private static AbstractThrowableAssert<?, ?> refused(ThrowingCallable reading) {
        return assertThatThrownBy(reading).isInstanceOf(InvalidInput.class);
    }

    private static JsonReader in(String json) throws Exception {
        return JsonReader.of(new ObjectMapper().readTree(json.replace('\'', '"')));
    }
}
