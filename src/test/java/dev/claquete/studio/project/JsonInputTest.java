package dev.claquete.studio.project;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.studio.web.InvalidInput;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class JsonInputTest {

    @Test
    void aFieldIsNamedAsTheCallerSpellsIt() throws Exception {
        JsonInput camel = in("{'imagePrompt':'too long','tagList':['x','too long'],'castIds':['7']}");
        refused(() -> camel.text("image_prompt", 3)).hasMessageStartingWith("imagePrompt: ");
        refused(() -> camel.texts("tag_list", 3, 3)).hasMessageStartingWith("tagList[1]: ");
        refused(() -> camel.ids("cast_ids", 3)).hasMessageStartingWith("castIds[0]: ");
        JsonInput snake = in("{'image_prompt':'too long','nul':'\\u0000'}");
        refused(() -> snake.text("image_prompt", 3)).hasMessageStartingWith("image_prompt: ");
        refused(() -> snake.text("nul", 3)).hasMessageStartingWith("nul: ");
    }

    @Test
    void aMissingFieldIsNamedAsTheCallerSpellsTheOthers() throws Exception {
        refused(() -> in("{'projectId':'7'}").requiredId("scene_id")).hasMessage("sceneId: is required");
        refused(() -> in("{'project_id':'7'}").requiredId("scene_id")).hasMessage("scene_id: is required");
        refused(() -> in("{}").requiredId("scene_id")).hasMessage("scene_id: is required");
    }

    private static AbstractThrowableAssert<?, ?> refused(ThrowingCallable reading) {
        return assertThatThrownBy(reading).isInstanceOf(InvalidInput.class);
    }

    private static JsonInput in(String json) throws Exception {
        return JsonInput.of(new ObjectMapper().readTree(json.replace('\'', '"')));
    }
}
