package dev.claquete.studio.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.operation.Source;
import dev.claquete.operation.scenes.Element;
import dev.claquete.operation.scenes.ScenePlan;
import dev.claquete.studio.web.InvalidInput;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanReaderTest {

    static final SceneProperties LIMITS =
            new SceneProperties(100, 100, 600, 8_847_360, 60_000_000, 2000, 100, 2, Duration.ofSeconds(5));

    static final SceneInputs ANYTHING = new SceneInputs() {
        @Override
        public Source file(String field, Source.Kind kind, String address) {
            return new Source(field, kind);
        }

        @Override
        public Source speech(String field, String text, String voiceField, @Nullable String voice) {
            return new Source(field, Source.Kind.AUDIO);
        }
    };

    @Test
    void theFirstExampleOfTheContractIsRead() {
        ScenePlan plan = read("{'scenes':[{'duration':5,'elements':[{'type':'text','content':'Título do Vídeo',"
                + "'position':{'x':0.5,'y':0.5},'style':{'fontSize':48,'color':'#FFFFFF'}}]}],"
                + "'audio':{'text':'Narração do vídeo','voice_id':'pt_br_female'}}");
        Element text = plan.scenes().get(0).elements().get(0);
        assertThat(text.text()).isEqualTo("Título do Vídeo");
        assertThat(text.style().fontSize()).isEqualTo(48);
        assertThat(text.style().colour()).isEqualTo("#FFFFFFFF");
        assertThat(plan.sounds()).singleElement().satisfies(sound -> {
            assertThat(sound.leads()).isTrue();
            assertThat(sound.source()).isEqualTo(new Source("audio.text", Source.Kind.AUDIO));
        });
        assertThat(plan.output()).isEqualTo(new ScenePlan.Output(1080, 1920, 30, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}|scenes: must have at least one scene",
                "[1]|body: must be an object",
                "{'scenes':{}}|scenes: must be a list",
                "{'scenes':[7]}|scenes[0]: must be an object",
                "{'scenes':[{'duration':'NaN'}]}|scenes[0].duration: must be a number from 0.1 to 3600",
                "{'scenes':[{'duration':1e999}]}|scenes[0].duration: must be a number from 0.1 to 3600",
                "{'scenes':[{'duration':-1}]}|scenes[0].duration: must be a number from 0.1 to 3600",
                "{'scenes':[{'duration':601}]}|scenes: must last at most 600.0 seconds together",
                "{'scenes':[{'background':'javascript:1'}]}|scenes[0].background: must be a colour, written #RRGGBB or #RRGGBBAA",
                "{'scenes':[{'background':{'colors':[]}}]}|scenes[0].background.colors: must have at least one colour",
                "{'scenes':[{'transition':'explode'}]}|scenes[0].transition: must be one of fade, slide_left, slide_right, slide_up, slide_down, wipe_left, wipe_right, zoom",
                "{'scenes':[{'elements':[{}]}]}|scenes[0].elements[0].type: is required",
                "{'scenes':[{'elements':[{'type':'html'}]}]}|scenes[0].elements[0].type: must be text, image, video, audio, voice or shape",
                "{'scenes':[{'elements':[{'type':'text'}]}]}|scenes[0].elements[0].content: is required",
                "{'scenes':[{'elements':[{'type':'text','content':{'a':1}}]}]}|scenes[0].elements[0].content: must be a text",
                "{'scenes':[{'elements':[{'type':'text','content':'x','style':{'font_size':1e9}}]}]}|scenes[0].elements[0].style.font_size: must be a number from 4 to 1080",
                "{'scenes':[{'elements':[{'type':'text','content':'x','style':'title'}]}]}|scenes[0].elements[0].style: must name one of the plan's styles",
                "{'scenes':[{'elements':[{'type':'text','content':'x','position':{'x':5}}]}]}|scenes[0].elements[0].position.x: must be a number from -1 to 2",
                "{'scenes':[{'elements':[{'type':'text','content':'x','start':3,'end':2}]}]}|scenes[0].elements[0].end: must be after its start",
                "{'scenes':[{'elements':[{'type':'text','content':'x','enter':'explode'}]}]}|scenes[0].elements[0].enter: must be one of fade, rise, slide_left, slide_right, slide_up, slide_down, zoom, zoom_out, pop, wipe, typewriter",
                "{'scenes':[{'elements':[{'type':'text','content':'x','anchor':'elsewhere'}]}]}|scenes[0].elements[0].anchor: must be center, top, bottom, left, right or a corner such as top-left",
                "{'scenes':[{'elements':[{'type':'image'}]}]}|scenes[0].elements[0].url: is required",
                "{'output':{'width':99999,'height':2},'scenes':[{}]}|output.width: must be a whole number from 32 to 4096",
                "{'output':{'width':1081,'height':1080},'scenes':[{}]}|output.width: must be even",
                "{'output':{'width':1080},'scenes':[{}]}|output.height: must be given together with the other side",
                "{'output':{'width':4096,'height':4096},'scenes':[{}]}|output.width: times height must be at most 8847360 pixels",
                "{'output':{'aspect_ratio':'3:2'},'scenes':[{}]}|output.aspect_ratio: must be 9:16, 16:9, 1:1 or 4:5",
                "{'output':{'fps':29.97},'scenes':[{}]}|output.fps: must be a whole number from 1 to 60"
            })
    void whatIsWrongIsNamed(String planAndSentence) {
        String[] parts = planAndSentence.split("\\|");
        assertThatThrownBy(() -> read(parts[0]))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(parts[1]);
    }

    @Test
    void aMillionElementsAreRefusedByTheirNumberAndLargeOnesByTheirSize() {
        String element = "{'type':'shape','size':{'width':1,'height':1}},";
        assertThatThrownBy(() -> read(scene(element.repeat(1_000_000))))
                .hasMessage("scenes[0].elements: must have at most 100 items, not 1000000");
        assertThatThrownBy(() -> read(scene(element.repeat(50))))
                .hasMessageStartingWith("scenes[0].elements: must have at most 60000000 pixels together");
        assertThatThrownBy(() -> read(scene("{'type':'text','content':'" + "x".repeat(2001) + "'},")))
                .hasMessage("scenes[0].elements[0].content: must have at most 2000 characters, not 2001");
    }

    private static String scene(String elements) {
        return "{'scenes':[{'elements':[" + elements.substring(0, elements.length() - 1) + "]}]}";
    }

    static ScenePlan read(String json) {
        try {
            return new PlanReader(LIMITS).read(new ObjectMapper().readTree(json.replace("'", "\"")), ANYTHING);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
