package dev.claquete.studio.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.TestMedia;
import dev.claquete.studio.account.People;
import dev.claquete.studio.account.People.Person;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A caller that has lost its answer asks again, and gets what was done for it, not another one. */
@StudioTest
class IdempotencyKeyTest {

    @TempDir
    static Path folder;

    static Path video;
    static Path sound;
    static Path picture;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    private final String key = UUID.randomUUID().toString();
    Person owner;
    Api caller;
    String order;

    @BeforeAll
    static void media() {
        TestMedia media = new TestMedia(folder);
        video = media.video("v.mp4", 160, 90, 10, 1);
        sound = media.tone("a.mp3", 1);
        picture = media.picture("p.png", "red", 16, 16);
    }

    @BeforeEach
    void caller() {
        owner = new People(port).user();
        caller = owner.api();
        order = order(TestMedia.upload(caller, video), TestMedia.upload(caller, sound));
    }

    private static String order(String video, String audio) {
        return "{\"url_video\":\"" + video + "\",\"url_audio\":\"" + audio + "\"}";
    }

    private static HttpResponse<String> ask(Api api, String key, String order) {
        return api.with("Idempotency-Key", key).post("/video/addaudio", order);
    }

    private static String job(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Job-Id").orElseThrow();
    }

    @Test
    void aRepeatGetsTheAnswerOfTheFirstAndBeginsAndCostsNothing() {
        HttpResponse<String> first = ask(caller, key, order);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        HttpResponse<String> repeat = ask(caller, '"' + key + '"', order.replace(",", " , "));

        assertThat(repeat.statusCode()).as(repeat.body()).isEqualTo(200);
        assertThat(job(repeat)).isEqualTo(job(first));
        assertThat(made()).isEqualTo(1);
        assertThat(reservations()).isEqualTo(1);
    }

    @Test
    void manyAtTheSameTimeMakeOneJobAndAllGetItsResult() {
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            asked.add(CompletableFuture.supplyAsync(
                    () -> ask(caller, key, order), task -> new Thread(task, "caller").start()));
        }

        assertThat(asked).extracting(CompletableFuture::join).allSatisfy(answer -> {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(job(answer)).isEqualTo(job(asked.get(0).join()));
        });
        assertThat(made()).isEqualTo(1);
        assertThat(reservations()).isEqualTo(1);
    }

    @Test
    void aCallerThatHungUpFindsItsJobAgain() {
        HttpResponse<String> impatient =
                caller.with("Prefer", "wait=0").with("Idempotency-Key", key).post("/video/addaudio", order);
        assertThat(impatient.statusCode()).isEqualTo(408);

        HttpResponse<String> patient = ask(caller, key, order);

        assertThat(patient.statusCode()).as(patient.body()).isEqualTo(200);
        assertThat(job(patient)).isEqualTo(job(impatient));
    }

    @Test
    void aFailureIsRepeatedAsWell() {
        String still = TestMedia.upload(caller, picture);
        String wrong = order(still, still);
        HttpResponse<String> first = ask(caller, key, wrong);
        HttpResponse<String> repeat = ask(caller, key, wrong);

        assertThat(first.statusCode()).isEqualTo(400);
        assertThat(repeat.statusCode()).isEqualTo(400);
        assertThat(repeat.body()).contains("must be");
        assertThat(job(repeat)).isEqualTo(job(first));
    }

    @Test
    void theSameKeyForSomethingElseIsRefused() {
        assertThat(ask(caller, key, order).statusCode()).isEqualTo(200);

        HttpResponse<String> otherBody =
                ask(caller, key, order.replace("}", ",\"webhook_url\":\"https://example.com/h\"}"));
        HttpResponse<String> otherRoute = caller.with("Idempotency-Key", key).post("/runpod/video/addaudio", order);

        assertThat(otherBody.statusCode()).as(otherBody.body()).isEqualTo(422);
        assertThat(otherBody.body()).contains("Idempotency-Key");
        assertThat(otherRoute.statusCode()).isIn(404, 422);
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void whatIsRefusedBeforeAnythingBeginsLeavesTheKeyFree() {
        assertThat(ask(caller, key, "{\"url_video\":\"x\"}").statusCode()).isEqualTo(400);

        assertThat(ask(caller, key, order).statusCode()).isEqualTo(200);
    }

    @Test
    void keysOfOthersAreOthers() {
        ask(caller, key, order);
        Api other = new People(port).user().api();
        HttpResponse<String> theirs =
                ask(other, key, order(TestMedia.upload(other, video), TestMedia.upload(other, sound)));

        assertThat(theirs.statusCode()).as(theirs.body()).isEqualTo(200);
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        String first = job(ask(caller, key, order));
        database.sql("update idempotency_key set created_at = created_at - interval '25 hours' where name = :name")
                .param("name", key)
                .update();

        assertThat(job(ask(caller, key, order))).isNotEqualTo(first);
        assertThat(made()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "\"", "a\\b"})
    void aKeyThatIsNoneIsRefused(String wrong) {
        HttpResponse<String> answer = ask(caller, wrong, order);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("Idempotency-Key");
        assertThat(made()).isZero();
    }

    @Test
    void everyRouteThatStartsAJobSaysThatItTakesAKey() {
        String page = Api.admin(port).get("/v3/api-docs").body();

        for (String route : List.of(
                "/video/addaudio",
                "/video/caption",
                "/video/concatenate",
                "/v2/video/slideshow",
                "/generate/image",
                "/generate/video",
                "/synthesize/speech",
                "/json2video/projects",
                "/templates/generate")) {
            assertThat(JsonPath.<List<String>>read(page, "$.paths['" + route + "'].post.parameters[*].name"))
                    .as(route)
                    .contains("Idempotency-Key");
        }
        assertThat(page.split("\"Idempotency-Key\"")).hasSizeGreaterThan(18);
    }

    private int made() {
        return database.sql("select count(*) from media_job where owner_id = :owner")
                .param("owner", UUID.fromString(owner.id()))
                .query(Integer.class)
                .single();
    }

    private int reservations() {
        return database.sql("select count(*) from credit_reservation where account_id = :owner")
                .param("owner", UUID.fromString(owner.id()))
                .query(Integer.class)
                .single();
    }
}
