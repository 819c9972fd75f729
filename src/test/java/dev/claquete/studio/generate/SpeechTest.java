package dev.claquete.studio.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.TestMedia;
import dev.claquete.studio.account.People;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Speech of a text, offline. */
@StudioTest
class SpeechTest {

    @TempDir
    Path folder;

    @LocalServerPort
    int port;

    TestMedia media;
    Api caller;

    @BeforeEach
    void caller() {
        media = new TestMedia(folder);
        caller = new People(port).user().api();
    }

    @Test
    void theSpeechIsAnMp3AsLongAsTheAnswerSays() {
        String answer = spoken("\"voice_id\":\"pt_br_female\",\"emotion\":\"happy\",\"speed\":1.0");
        assertThat(JsonPath.<String>read(answer, "$.text")).isEqualTo("Olá, como você está?");
        assertThat(JsonPath.<Boolean>read(answer, "$.emotion_applied"))
                .as("eSpeak NG has no emotions")
                .isFalse();
        Path made = file(answer, "speech.mp3");
        assertThat(TestMedia.facts(made, "stream=codec_name")).containsExactly("mp3");
        assertThat(TestMedia.facts(made, "format=format_name")).containsExactly("mp3");
        double seconds = JsonPath.<Number>read(answer, "$.duration").doubleValue();
        assertThat(seconds).isBetween(0.6, 4.0).isCloseTo(TestMedia.seconds(made), within(0.1));
    }

    @Test
    void twiceAsFastIsHalfAsLongAndSlowerIsLonger() {
        double usual = TestMedia.seconds(file(spoken("\"format\":\"wav\",\"voice_id\":\"pt_br_male\""), "1.wav"));
        double fast =
                TestMedia.seconds(file(spoken("\"format\":\"wav\",\"voice_id\":\"pt_br_male\",\"speed\":2"), "2.wav"));
        Path slow = file(spoken("\"format\":\"wav\",\"voice_id\":\"pt_br_male\",\"speed\":0.25"), "slow.wav");
        assertThat(fast).isCloseTo(usual / 2, within(0.08));
        assertThat(TestMedia.seconds(slow)).isCloseTo(usual * 4, within(0.3));
        assertThat(TestMedia.facts(slow, "stream=codec_name")).containsExactly("pcm_s16le");
    }

    @Test
    void theVoiceIsTheOneThatWasAskedFor() throws Exception {
        byte[] woman = Files.readAllBytes(file(spoken("\"format\":\"wav\",\"voice_id\":\"pt_br_female\""), "f.wav"));
        byte[] man = Files.readAllBytes(file(spoken("\"format\":\"wav\",\"voice_id\":\"pt_br_male\""), "m.wav"));
        assertThat(crossings(woman)).isGreaterThan(crossings(man));
        List<String> ids = JsonPath.read(caller.get("/synthesize/speech/voices").body(), "$.voices[*].id");
        assertThat(ids)
                .contains("pt_br_female", "en_male")
                .doesNotHaveDuplicates()
                .doesNotContain("alloy");
    }

    @Test
    void voicesAreDescribedInTheCallersLanguage() {
        assertThat(description(caller.with("Accept-Language", "pt-PT,pt;q=0.9,en;q=0.5")))
                .isEqualTo("português (Brasil), voz feminina");
        assertThat(description(caller.with("Accept-Language", "en-CA"))).isEqualTo("Portuguese (Brazil), female");
    }

    /** Programs send no {@code Accept-Language}; their people have said once which language is theirs. */
    @Test
    void withoutAWishTheAccountsLanguageIsTheCallers() {
        assertThat(caller.with("Content-Type", "application/json")
                        .send("PATCH", "/users/me", "{\"language\":\"en\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(description(caller)).isEqualTo("Portuguese (Brazil), female");
        assertThat(description(caller.with("Accept-Language", "fr, *;q=0.1"))).isEqualTo("Portuguese (Brazil), female");
        assertThat(caller.with("Content-Type", "application/json")
                        .send("PATCH", "/users/me", "{\"language\":\"pt-BR\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(description(caller)).isEqualTo("português (Brasil), voz feminina");
        assertThat(description(caller.with("Accept-Language", "???;q=x")))
                .isEqualTo("português (Brasil), voz feminina");
        assertThat(JsonPath.<List<String>>read(caller.get("/templates").body(), "$.templates[*].name"))
                .contains("Citação");
        assertThat(JsonPath.<List<String>>read(
                        caller.get("/generate/image/styles").body(), "$.styles[*].name"))
                .contains("Futurista");
    }

    private static String description(Api reader) {
        return JsonPath.<List<String>>read(
                        reader.get("/synthesize/speech/voices").body(), "$.voices[?(@.id=='pt_br_female')].description")
                .get(0);
    }

    @Test
    void whatBreaksARuleIsNamed() {
        for (List<String> wrong : List.of(
                List.of("{}", "text: is required"),
                List.of("{\"text\":\"" + "a".repeat(4097) + "\"}", "text: must have at most 4096"),
                List.of("{\"text\":\"oi\",\"voice_id\":\"nobody\"}", "voice_id: must be one of"),
                List.of("{\"text\":\"oi\",\"emotion\":\"hungry\"}", "emotion: must be one of neutral"),
                List.of("{\"text\":\"oi\",\"speed\":5}", "speed: must be from 0.25 to 4"),
                List.of("{\"text\":\"oi\",\"format\":\"ogg\"}", "format: must be mp3 or wav"),
                List.of("{\"text\":\"...\"}", "text: This narration has no text that can be spoken"))) {
            HttpResponse<String> answer = caller.post("/synthesize/speech", wrong.get(0));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(JsonPath.<String>read(answer.body(), "$.detail")).startsWith(wrong.get(1));
        }
    }

    @Test
    void markupIsNotSpoken() {
        double plain = seconds("Bold");
        assertThat(seconds("**Bold** [pause] <b></b>")).isCloseTo(plain, within(0.15));
        assertThat(seconds("R$ 1.299,99"))
                .as("mil duzentos e noventa e nove reais e noventa e nove centavos")
                .isGreaterThan(2.5);
    }

    @Test
    void aTextOfEmojiAloneIsSilence() throws Exception {
        String answer = caller.post("/synthesize/speech", "{\"text\":\"🎉🎉🎉\",\"format\":\"wav\"}")
                .body();
        byte[] wav = Files.readAllBytes(file(answer, "silence.wav"));
        assertThat(JsonPath.<Number>read(answer, "$.duration").doubleValue()).isBetween(1.0, 4.0);
        assertThat(crossings(wav)).isZero();
    }

    private double seconds(String text) {
        HttpResponse<String> answer = caller.post(
                "/synthesize/speech", "{\"text\":\"" + text + "\",\"voice_id\":\"pt_br_female\",\"format\":\"wav\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonPath.<Number>read(answer.body(), "$.duration").doubleValue();
    }

    private String spoken(String more) {
        HttpResponse<String> answer =
                caller.post("/synthesize/speech", "{\"text\":\"Olá, como você está?\"," + more + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private Path file(String answer, String name) {
        return media.download(port, JsonPath.read(answer, "$.url"), name);
    }

    /** How often a WAV's samples change sign, a second: more for a higher voice. */
    private static double crossings(byte[] wav) {
        int changes = 0;
        int samples = (wav.length - 100) / 2;
        for (int i = 51; i < samples + 50; i++) {
            changes += wav[2 * i + 1] < 0 != wav[2 * i - 1] < 0 ? 1 : 0;
        }
        return (double) changes / samples;
    }
}
