package dev.claquete.studio.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@StudioTest
@TestPropertySource(properties = {"claquete.files.max-image=200KB", "claquete.files.max-video=300KB"})
class FilesInAndOutTest {

    private static final String BOUNDARY = "xxBOUNDARYxx";

    @LocalServerPort
    int port;

    @Autowired
    ObjectMapper json;

    @Autowired
    ObjectStore store;

    @Autowired
    JdbcClient database;

    @Autowired
    AssetLinks links;

    @Autowired
    IncomingFiles intake;

    Api admin;
    Api stranger;

    @BeforeEach
    void callers() {
        admin = Api.admin(port);
        stranger = Api.stranger(port);
    }

    @Test
    void anUploadComesBackAsItWas() throws IOException {
        byte[] picture = png(64, 48);
        JsonNode uploaded = uploaded("photo.txt", "text/html", picture);
        assertThat(uploaded.get("content_type").asText()).isEqualTo("image/png");
        assertThat(uploaded.get("size").asInt()).isEqualTo(picture.length);
        assertThat(uploaded.get("key").asText()).matches("uploads/[0-9a-f-]{36}/[0-9a-f]{64}\\.png");

        HttpResponse<byte[]> asset = stranger.bytes("GET", uploaded.get("url").asText());
        assertThat(asset.statusCode()).isEqualTo(200);
        assertThat(asset.body()).isEqualTo(picture);
        assertThat(header(asset, "Content-Type")).isEqualTo("image/png");
        assertThat(header(asset, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(asset, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(asset, "Content-Disposition")).isEmpty();
    }

    @Test
    void theSameFileTwiceIsOneFile() throws IOException {
        byte[] picture = png(70, 50);
        assertThat(uploaded("a.png", "image/png", picture)).isEqualTo(uploaded("b.png", "image/png", picture));
    }

    static Stream<Arguments> refusedUploads() throws IOException {
        byte[] picture = noise();
        return Stream.of(
                Arguments.of("empty", new byte[0], "must not be empty"),
                Arguments.of("text", "hello".getBytes(StandardCharsets.UTF_8), "must be an image"),
                Arguments.of(
                        "svg",
                        "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8),
                        "must be an image"),
                Arguments.of("html", "<html><script>1</script>".getBytes(StandardCharsets.UTF_8), "must be an image"),
                Arguments.of(
                        "playlist", "#EXTM3U\nfile:///etc/passwd".getBytes(StandardCharsets.UTF_8), "must be an image"),
                Arguments.of("half an image", Arrays.copyOf(picture, picture.length / 2), "broken"),
                Arguments.of(
                        "image too large in bytes", Arrays.copyOf(picture, 210 * 1024), "at most 0 MB for an image"),
                Arguments.of("image too large in pixels", png(20_000, 20), "at most 60 megapixels"),
                Arguments.of("image too small", png(4, 4), "at least 16 pixels"),
                Arguments.of(
                        "video too large",
                        Arrays.copyOf("\0\0\0\u0018ftypisom".getBytes(StandardCharsets.ISO_8859_1), 400 * 1024),
                        "for a video"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedUploads")
    void whatCannotBeUsedIsRefusedWithASentence(String name, byte[] bytes, String sentence) throws IOException {
        int before = store.list("uploads/").size();
        HttpResponse<String> answer = upload("file", "a.png", "image/png", bytes);
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode error = json.readTree(answer.body());
        assertThat(error.get("field").asText()).isEqualTo("file");
        assertThat(error.get("error").asText()).startsWith("file: ").contains(sentence);
        assertThat(store.list("uploads/")).hasSize(before);
    }

    @Test
    void anUploadNeedsItsFieldAndItsForm() throws IOException {
        assertThat(upload("other", "a.png", "image/png", png(64, 48)).body())
                .isEqualTo("{\"error\":\"file: is required as a multipart field\",\"field\":\"file\"}");
        assertThat(admin.post("/api/uploads", "{}").statusCode()).isEqualTo(415);
        assertThat(admin.with("Content-Type", "multipart/form-data")
                        .send("POST", "/api/uploads", "x")
                        .statusCode())
                .isEqualTo(400);
        assertThat(admin.get("/api/uploads").statusCode()).isEqualTo(405);
    }

    @Test
    void nothingOfAnUploadStaysInTheTemporaryFolder() throws IOException {
        long before = temporaryUploads();
        upload("file", "a.png", "image/png", png(64, 48));
        upload("file", "a.png", "image/png", "no".getBytes(StandardCharsets.UTF_8));
        assertThat(temporaryUploads()).isEqualTo(before);
    }

    @Test
    void partsAndCachesFollowHttp() throws IOException {
        byte[] picture = noise();
        JsonNode uploaded = uploaded("a.png", "image/png", picture);
        String url = uploaded.get("url").asText();

        HttpResponse<byte[]> part = stranger.with("Range", "bytes=10-19").bytes("GET", url);
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(picture, 10, 20));
        assertThat(header(part, "Content-Range")).isEqualTo("bytes 10-19/" + picture.length);

        HttpResponse<byte[]> end = stranger.with("Range", "bytes=-5").bytes("GET", url);
        assertThat(end.body()).isEqualTo(Arrays.copyOfRange(picture, picture.length - 5, picture.length));

        HttpResponse<byte[]> behind =
                stranger.with("Range", "bytes=" + picture.length + "-").bytes("GET", url);
        assertThat(behind.statusCode()).isEqualTo(416);
        assertThat(header(behind, "Content-Range")).isEqualTo("bytes */" + picture.length);

        HttpResponse<byte[]> several = stranger.with("Range", "bytes=0-1,5-6").bytes("GET", url);
        assertThat(several.statusCode()).isEqualTo(200);
        assertThat(several.body()).isEqualTo(picture);

        HttpResponse<byte[]> head = stranger.bytes("HEAD", url);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "Content-Length")).isEqualTo(String.valueOf(picture.length));
        assertThat(head.body()).isEmpty();

        String etag = header(head, "ETag");
        assertThat(stranger.with("If-None-Match", etag).bytes("GET", url).statusCode())
                .isEqualTo(304);
        assertThat(stranger.with("If-None-Match", "\"other\", W/" + etag)
                        .bytes("GET", url)
                        .statusCode())
                .isEqualTo(304);
        assertThat(stranger.with("If-None-Match", "\"other\"").bytes("GET", url).statusCode())
                .isEqualTo(200);
        assertThat(stranger.with("If-Range", "\"other\"")
                        .with("Range", "bytes=0-1")
                        .bytes("GET", url)
                        .statusCode())
                .isEqualTo(200);
        assertThat(stranger.with("If-Range", etag)
                        .with("Range", "bytes=0-1")
                        .bytes("GET", url)
                        .statusCode())
                .isEqualTo(206);
    }

    @Test
    void cachesKeepAnAssetAsLongAsItsAddressOpensIt() throws IOException {
        JsonNode uploaded = uploaded("a.png", "image/png", png(64, 48));
        String url = uploaded.get("url").asText();
        String owners = header(admin.bytes("GET", asset(uploaded.get("key").asText())), "Cache-Control");
        assertThat(owners).isEqualTo("private, max-age=31536000, immutable");

        String shared = header(stranger.bytes("GET", url), "Cache-Control");
        assertThat(shared).matches("public, max-age=\\d+, immutable");
        long expires = Long.parseLong(url.replaceAll(".*expires=(\\d+).*", "$1"));
        long left = Math.min(31_536_000, expires - Instant.now().getEpochSecond());
        assertThat(Long.parseLong(shared.replaceAll("\\D", ""))).isBetween(left, left + 60);
    }

    @Test
    void anyWebSiteMayShowAnAssetByItsLink() throws IOException {
        String url = uploaded("a.png", "image/png", png(64, 48)).get("url").asText();
        HttpResponse<byte[]> shown =
                stranger.with("Origin", "https://anywhere.example.com").bytes("GET", url);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(header(shown, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(shown, "Access-Control-Expose-Headers")).contains("Content-Range");
        HttpResponse<String> preflight = stranger.with("Origin", "https://anywhere.example.com")
                .with("Access-Control-Request-Method", "GET")
                .with("Access-Control-Request-Headers", "range")
                .send("OPTIONS", url, "");
        assertThat(preflight.statusCode()).isEqualTo(200);
    }

    @Test
    void downloadAsksTheBrowserToSave() throws IOException {
        JsonNode uploaded = uploaded("a.png", "image/png", png(64, 48));
        HttpResponse<byte[]> saved = stranger.bytes("GET", uploaded.get("url").asText() + "&download=1");
        assertThat(header(saved, "Content-Disposition"))
                .startsWith("attachment")
                .contains(".png");
    }

    @Test
    void theOwnerNamesAFileByKeyByBucketAddressOrByLink() throws IOException {
        JsonNode uploaded = uploaded("a.png", "image/png", png(64, 48));
        String key = uploaded.get("key").asText();
        String link = uploaded.get("url").asText();
        assertThat(admin.get(asset(key)).statusCode()).isEqualTo(200);
        assertThat(admin.get(asset(link)).statusCode())
                .as("a link as the parameter")
                .isEqualTo(200);
        assertThat(admin.get(asset(link.replaceAll("&.*", ""))).statusCode()).isEqualTo(200);
    }

    @Test
    void strangersAndOthersReadNothing() throws IOException {
        String key = uploaded("a.png", "image/png", png(64, 48)).get("key").asText();
        assertThat(stranger.get(asset(key)).statusCode()).isEqualTo(401);
        assertThat(stranger.get(asset(key)).body()).isEqualTo("{\"error\":\"Unauthorized\"}");
        assertThat(Api.worker(port).get(asset(key)).statusCode()).isEqualTo(403);
        assertThat(stranger.get(asset("uploads/none/x.png")).statusCode())
                .as("says nothing of what exists")
                .isEqualTo(401);

        UUID other = UUID.randomUUID();
        database.sql("insert into account values (?, ?, gen_random_uuid()::text, now())")
                .param(other)
                .param("other-" + other)
                .update();
        ObjectKey foreign = new ObjectKey("uploads/" + other + "/x.png");
        store.put(foreign, png(64, 48), "image/png", Map.of());
        database.sql("insert into stored_file values (?, ?, null, 'image/png', 1, now())")
                .param(foreign.value())
                .param(other)
                .update();
        assertThat(admin.get(asset(foreign.value())).statusCode()).isEqualTo(404);
        assertThat(admin.get(asset("uploads/none/x.png")).statusCode()).isEqualTo(404);
    }

    @Test
    void aLinkOpensOneObjectUntilItExpires() throws IOException {
        JsonNode uploaded = uploaded("a.png", "image/png", png(64, 48));
        String other = uploaded("b.png", "image/png", png(65, 48)).get("key").asText();
        String url = uploaded.get("url").asText();
        String key = uploaded.get("key").asText();
        assertThat(stranger.get(url.replace(key, other)).statusCode()).isEqualTo(403);
        assertThat(stranger.get(url.replaceAll(
                                "signature=.", url.contains("signature=0") ? "signature=1" : "signature=0"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(stranger.get(url.replaceAll("signature=.*", "signature=")).statusCode())
                .isEqualTo(403);
        assertThat(stranger.get(url.replaceAll("expires=\\d", "expires=9")).statusCode())
                .isEqualTo(403);
        assertThat(stranger.get(url.replaceAll("expires=\\d+", "expires=x")).statusCode())
                .isEqualTo(400);
        assertThat(url)
                .isEqualTo(
                        uploaded("a.png", "image/png", png(64, 48)).get("url").asText());
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {
                "https://example.com/picture.png",
                "https://example.com/wp-content/uploads/picture.png",
                "http://169.254.169.254/latest/meta-data/",
                "file:///etc/passwd",
                "../../secrets/api-key",
                "uploads/../../secrets/api-key",
                "secrets/api-key",
                "uploads//x",
                "uploads/%2e%2e/x",
                " ",
                "\u0000",
            })
    void itIsNoOpenProxy(String url) {
        assertThat(admin.get(asset(url)).statusCode()).isEqualTo(400);
    }

    @Test
    void theAddressIsRequired() {
        assertThat(admin.get("/api/assets").body())
                .isEqualTo("{\"error\":\"url: is required as a query parameter\",\"field\":\"url\"}");
    }

    private JsonNode uploaded(String name, String claimedType, byte[] bytes) throws IOException {
        HttpResponse<String> answer = upload("file", name, claimedType, bytes);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json.readTree(answer.body());
    }

    private HttpResponse<String> upload(String field, String name, String claimedType, byte[] bytes) {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
                + "\"\r\nContent-Type: " + claimedType + "\r\n\r\n";
        var body = BodyPublishers.ofByteArrays(List.of(
                head.getBytes(StandardCharsets.UTF_8),
                bytes,
                ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8)));
        return admin.with("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .send("POST", "/api/uploads", body);
    }

    private static String asset(String url) {
        return "/api/assets?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private long temporaryUploads() throws IOException {
        try (Stream<Path> files = Files.walk(intake.folder())) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static byte[] png(int width, int height) throws IOException {
        return encode(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY));
    }

    private static byte[] noise() throws IOException {
        BufferedImage image = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
        var random = new java.util.Random(1);
        for (int i = 0; i < 40_000; i++) {
            image.setRGB(i % 200, i / 200, random.nextInt());
        }
        return encode(image);
    }

    private static byte[] encode(BufferedImage image) throws IOException {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        }
    }
}
