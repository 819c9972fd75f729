package dev.claquete.studio.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.jayway.jsonpath.JsonPath;
import dev.claquete.render.Canary;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.Api;
import dev.claquete.studio.TestMedia;
import dev.claquete.studio.account.People;
import dev.claquete.studio.project.FakeInternet;
import dev.claquete.studio.project.ProjectTest;
import dev.claquete.work.TaskProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The hostile-input suite, last part: through the front door. Each request gets a sentence and no stack trace; after all of them
 * the studio still works, and nothing of theirs is left anywhere.
 */
@ProjectTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRequestsTest {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    @LocalServerPort
    int port;

    @Autowired
    ObjectStore store;

    @Autowired
    JdbcClient database;

    @Autowired
    TaskProperties work;

    private Canary canary;
    private People.Person caller;
    private Api api;
    private TestMedia media;
    private String goodVideo = "";
    private String goodSound = "";

    @BeforeAll
    void prepare() throws IOException {
        canary = new Canary();
        caller = new People(port).user();
        api = caller.api();
        media = new TestMedia(folder);
        goodVideo = FakeInternet.serve("good.mp4", Files.readAllBytes(media.video("good.mp4", 160, 90, 10, 1)));
        goodSound = FakeInternet.serve("good.mp3", Files.readAllBytes(media.tone("good.mp3", 1)));
    }

    @AfterAll
    void nothingIsLeftAndTheStudioStillServes() {
        HttpResponse<String> good = addAudio(goodVideo, goodSound);
        assertThat(good.statusCode()).as(good.body()).isEqualTo(200);
        assertThat(canary.visitors()).isZero();
        canary.close();
        await().atMost(LONG)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class) // folders that go while they are walked
                .ignoreExceptionsInstanceOf(NoSuchFileException.class)
                .untilAsserted(() -> {
                    for (String job : failedJobs()) {
                        assertThat(store.list("jobs/" + job + "/")).as(job).isEmpty();
                    }
                    assertThat(temporaryFiles()).isEmpty();
                    assertThat(ProcessHandle.current().descendants().map(ProcessHandle::info))
                            .noneMatch(process -> process.command().orElse("").contains("ffmpeg")
                                    || process.command().orElse("").contains("ffprobe"));
                });
        assertThat(database.sql("select count(*) from media_job where owner_id = :owner and ended_at is null")
                        .param("owner", UUID.fromString(caller.id()))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private List<String> failedJobs() {
        return database.sql("select id::text from media_job where owner_id = :owner and status = 'FAILED'")
                .param("owner", UUID.fromString(caller.id()))
                .query(String.class)
                .list();
    }

    private List<Path> temporaryFiles() throws IOException {
        Path home = work.scratchHome();
        long pid = ProcessHandle.current().pid();
        try (Stream<Path> tasks = Files.walk(home.resolve(String.valueOf(pid)));
                Stream<Path> intake = Files.walk(home.resolve("intake-" + pid))) {
            return Stream.concat(tasks, intake).filter(Files::isRegularFile).toList();
        }
    }

    static Stream<String> bodies() {
        return Stream.of(
                "",
                " ",
                "null",
                "true",
                "5",
                "\"text\"",
                "[]",
                "[{}]",
                "{}",
                "{",
                "{\"url_video\"",
                "{\"url_video\":}",
                "{'url_video':'a','url_audio':'b'}",
                "{url_video:1}",
                "{\"url_video\":\"a\",}",
                "{\"url_video\":NaN,\"url_audio\":NaN}",
                "{\"url_video\":Infinity,\"url_audio\":-Infinity}",
                "{\"url_video\":1e999999999,\"url_audio\":2}",
                "{\"url_video\":" + "9".repeat(5000) + ",\"url_audio\":2}",
                "{\"url_video\":-0,\"url_audio\":00}",
                "{\"url_video\":null,\"url_audio\":null}",
                "{\"url_video\":\"\",\"url_audio\":\"\"}",
                "{\"url_video\":\" \",\"url_audio\":\"\\t\"}",
                "{\"url_video\":{},\"url_audio\":{}}",
                "{\"url_video\":[\"a\"],\"url_audio\":[]}",
                "{\"url_video\":true,\"url_audio\":false}",
                "{\"url_video\":\"\\u0000\",\"url_audio\":\"\\u0000\"}",
                "{\"url_video\":\"\\ud800\",\"url_audio\":\"\\udfff\"}",
                "{\"url_video\":\"a\u0001b\",\"url_audio\":\"b\"}",
                "{\"url_video\":\"http://example.com/\\r\\nX: y\",\"url_audio\":\"b\"}",
                "{\"url_video\":\"$(id)\",\"url_audio\":\"`id`\"}",
                "{\"url_video\":\"${7*7}\",\"url_audio\":\"#{7*7}\"}",
                "{\"url_video\":\"uploads/../../etc/passwd\",\"url_audio\":\"uploads/a\"}",
                "{\"url_video\":\"jobs/x/input-0\",\"url_audio\":\"jobs/x/input-1\"}",
                "{\"url_video\":\"http://example.com/a\",\"url_audio\":\"http://example.com/b\",\"webhook_url\":\"http://127.0.0.1/\"}",
                "{\"url_video\":\"http://example.com/a\",\"url_audio\":\"http://example.com/b\",\"webhook_url\":\"file:///etc/passwd\"}",
                "{\"url_video\":\"http://example.com/a\",\"url_audio\":\"http://example.com/b\",\"webhook_url\":{}}",
                "{\"url_video\":\"http://example.com/" + "a".repeat(100_000) + "\",\"url_audio\":\"b\"}",
                "[".repeat(20_000),
                "{\"url_video\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}",
                "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000),
                "<request><url_video>a</url_video></request>",
                "url_video=a&url_audio=b",
                "\u00ff\u00fe{\0}\0",
                "\u00c3\u0028");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aBodyThatIsNoRequestIsRefused(String latin1) {
        HttpResponse<String> answer = api.with("Content-Type", "application/json")
                .send(
                        "POST",
                        "/video/addaudio",
                        BodyPublishers.ofByteArray(latin1.getBytes(StandardCharsets.ISO_8859_1)));
        assertRefused(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%00",
                "%0d%0aX:%20y",
                "..%2f..%2fetc%2fpasswd",
                "'%20or%201=1--",
                "%3Cscript%3E",
                "00000000-0000-0000-0000-000000000000",
                "-1",
                "99999999999999999999",
                "%F0%9F%92%A5",
                "%ff%fe"
            })
    void anIdThatIsNoneIsNotFound(String id) {
        assertThat(api.get("/job/" + id).statusCode()).isIn(400, 404);
        HttpResponse<String> cancel = api.post("/job/" + id + "/cancel", "");
        assertThat(cancel.statusCode()).isIn(400, 404);
        assertThat(cancel.body()).doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:C/",
                "http://localhost:C/",
                "http://2130706433:C/",
                "http://0x7f.1:C/",
                "http://[::1]:C/",
                "http://[::ffff:127.0.0.1]:C/",
                "http://169.254.169.254/latest/meta-data/",
                "http://a:b@127.0.0.1:C/",
                "file:///etc/passwd",
                "concat:http://127.0.0.1:C/|http://127.0.0.1:C/",
                "data:video/mp4;base64,AAAA",
                "gopher://127.0.0.1:C/",
                "/etc/passwd"
            })
    void anAddressThatMayNotBeAskedIsNamed(String address) {
        String hostile = address.replace(":C", ":" + canary.port());
        for (String field : new String[] {"url_video", "url_audio"}) {
            HttpResponse<String> answer = field.equals("url_video")
                    ? addAudio(hostile, "https://example.com/a.mp3")
                    : addAudio("https://example.com/v.mp4", hostile);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(JsonPath.<String>read(answer.body(), "$.message")).startsWith(field + ": must ");
        }
    }

    /** @param field that gets the file; the other one gets a good one */
    record Case(String what, String field, byte[] hostile, String rule) {

        Case(String what, String field, String latin1, String rule) {
            this(what, field, latin1.getBytes(StandardCharsets.ISO_8859_1), rule);
        }

        @Override
        public String toString() {
            return what + " in " + field + " -> " + rule;
        }
    }

    Stream<Case> files() throws IOException {
        byte[] video = Files.readAllBytes(media.video("v.mp4", 160, 90, 10, 1));
        byte[] picture = Files.readAllBytes(media.picture("p.png", "red", 32, 32));
        return Stream.of(
                new Case("HTML", "url_video", "<!doctype html>", "must be a video"),
                new Case("nothing", "url_audio", "", "must be an audio file"),
                new Case(
                        "a playlist",
                        "url_video",
                        "#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:" + canary.port() + "/\n",
                        "must be a video"),
                new Case(
                        "a playlist behind a tag",
                        "url_audio",
                        "ID3\4\0\0\0\0\0\0#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:" + canary.port() + "/a.mp3\n",
                        "is broken: it cannot be read as sound"),
                new Case(
                        "a list to join",
                        "url_audio",
                        "ffconcat version 1.0\nfile /etc/passwd\n",
                        "must be an audio file"),
                new Case("a picture", "url_video", picture, "must be a video"),
                new Case("a video of one box", "url_video", "\0\0\0\u0014ftypisom\0\0\2\0isom", "is broken"),
                new Case(
                        "half a video",
                        "url_video",
                        Arrays.copyOf(video, video.length / 2),
                        "is broken: it ends in the middle"),
                new Case("a silent video", "url_audio", video, "has no audio stream"),
                new Case("a sound", "url_video", Files.readAllBytes(media.tone("a.m4a", 1)), "must be a video"),
                new Case(
                        "a sound in a video's clothes",
                        "url_video",
                        Files.readAllBytes(media.tone("a.mp4", 1)),
                        "has no video stream"),
                new Case("the first bytes of a sound", "url_audio", "OggS", "is broken"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileThatIsNotWhatItShouldBeIsNamed(Case hostile) throws IOException {
        String address =
                FakeInternet.serve("hostile-" + Math.abs(hostile.toString().hashCode()), hostile.hostile());
        HttpResponse<String> answer =
                hostile.field().equals("url_video") ? addAudio(address, goodSound) : addAudio(goodVideo, address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(JsonPath.<String>read(answer.body(), "$.message"))
                .startsWith(hostile.field() + ": ")
                .contains(hostile.rule());
    }

    private HttpResponse<String> addAudio(String video, String audio) {
        try {
            return api.post("/video/addaudio", JSON.writeValueAsString(Map.of("url_video", video, "url_audio", audio)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 413, 415, 422);
        assertThat(answer.body()).doesNotContain("Exception", "dev.claquete", "jackson", "\tat ");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).contains("json"));
    }
}
