package dev.claquete.studio.file;

import static dev.claquete.studio.file.SamplePictures.png;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@StudioTest
class PresignedUploadTest {

    private static final Set<String> SENT_BY_THE_CLIENT = Set.of("content-length");

    @LocalServerPort
    int port;

    @Autowired
    ObjectMapper json;

    @Autowired
    ObjectStore store;

    @Autowired
    JdbcClient database;

    Api admin;

    @BeforeEach
    void caller() {
        admin = Api.admin(port);
    }

    @Test
    void whatIsPutIntoTheStoreBecomesAFile() throws Exception {
        byte[] picture = png(300);
        String name = "ferias-" + UUID.randomUUID() + "/praia.png";
        long reserved = reservedBytes();
        JsonNode ticket = presign(name, picture.length);
        assertThat(reservedBytes()).isEqualTo(reserved + picture.length);
        assertThat(ticket.get("method").asText()).isEqualTo("PUT");
        assertThat(put(ticket, picture)).isEqualTo(200);

        JsonNode file = json(complete(ticket), 200);
        assertThat(file.get("path").asText()).isEqualTo(name);
        assertThat(file.get("content_type").asText()).isEqualTo("image/png");
        assertThat(Api.stranger(port).bytes("GET", file.get("url").asText()).body())
                .isEqualTo(picture);
        assertThat(store.list("incoming/" + id(ticket))).as("quarantine").isEmpty();
        assertThat(json(complete(ticket), 200)).as("a repeat").isEqualTo(file);
        assertThat(reservedBytes()).isEqualTo(reserved);
    }

    private long reservedBytes() throws Exception {
        return json(admin.get("/utils/storage/usage"), 200)
                .get("reserved_bytes")
                .asLong();
    }

    @Test
    void theAddressTakesNoOtherSize() throws Exception {
        byte[] picture = png(301);
        JsonNode ticket = presign("a.png", picture.length - 1);
        assertThat(put(ticket, picture)).isEqualTo(403);
        assertThat(complete(ticket).statusCode()).as("nothing is there").isEqualTo(409);
    }

    @Test
    void whatIsNoMediaIsNoFile() throws Exception {
        byte[] page = "<html><script>1</script></html>".getBytes(StandardCharsets.UTF_8);
        JsonNode ticket = presign("a.png", page.length);
        assertThat(put(ticket, page)).isEqualTo(200);
        HttpResponse<String> refused = complete(ticket);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).isEqualTo("application/problem+json");
        assertThat(json.readTree(refused.body()).get("detail").asText()).startsWith("file: must be an image");
        assertThat(store.list("incoming/" + id(ticket))).isEmpty();
        assertThat(complete(ticket).statusCode()).isEqualTo(404);
    }

    @Test
    void anUploadEnds() throws Exception {
        byte[] picture = png(302);
        JsonNode ticket = presign("a.png", picture.length);
        put(ticket, picture);
        database.sql("update open_upload set expires_at = now() - interval '1 second' where id = ?")
                .param(UUID.fromString(id(ticket)))
                .update();
        assertThat(complete(ticket).statusCode()).isEqualTo(404);
    }

    @Test
    void anUploadBelongsToWhoBeganIt() throws Exception {
        byte[] picture = png(303);
        JsonNode ticket = presign("a.png", picture.length);
        put(ticket, picture);
        UUID other = UUID.randomUUID();
        database.sql("insert into account (id, name, email, created_at) values (?, ?, gen_random_uuid()::text, now())")
                .param(other)
                .param("other-" + other)
                .update();
        database.sql("update open_upload set owner_id = ? where id = ?")
                .param(other)
                .param(UUID.fromString(id(ticket)))
                .update();
        assertThat(complete(ticket).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'size':5} | name: is required",
                "{'name':'a.png'} | size: is required",
                "{'name':'a.png','size':0} | size: must be at least 1 byte",
                "{'name':'../a.png','size':5} | name: must not have an empty part",
                "{'name':'a.png','size':600000000} | size: must be at most 500 MB for a video",
                "{'name':'a.png','size':60000000,'content_type':'image/png'} | size: must be at most 20 MB for an image",
                "{'name':'a.png','size':5,'content_type':'text/html'} | content_type: must be image/",
            })
    void whatWouldNotBeTakenIsRefusedBeforehand(String body, String sentence) throws IOException {
        HttpResponse<String> refused = admin.post("/api/files/presign-upload", body.replace('\'', '"'));
        assertThat(json(refused, 400).get("detail").asText()).startsWith(sentence);
    }

    @Test
    void aLinkEndsWhenItsMakerSaid() throws Exception {
        byte[] picture = png(304);
        String name = "link-" + UUID.randomUUID() + ".png";
        JsonNode ticket = presign(name, picture.length);
        put(ticket, picture);
        String key = json(complete(ticket), 200).get("key").asText();
        JsonNode link =
                json(admin.post("/api/files/presign-download", "{\"path\":\"" + name + "\",\"expires_in\":60}"), 200);
        String url = link.get("url").asText();
        assertThat(Api.stranger(port).bytes("GET", url).body()).isEqualTo(picture);
        assertThat(Api.stranger(port).bytes("HEAD", url).statusCode()).isEqualTo(200);
        long end = Long.parseLong(url.replaceAll(".*expires=(\\d+).*", "$1"));
        assertThat(end - System.currentTimeMillis() / 1000).isBetween(0L, 60L);
        assertThat(json(admin.post("/api/files/presign-download", "{\"key\":\"" + key + "\"}"), 200)
                        .get("url")
                        .asText())
                .contains(key);
        assertThat(admin.post("/api/files/presign-download", "{\"key\":\"" + key + "\",\"expires_in\":604801}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(admin.post("/api/files/presign-download", "{}").statusCode()).isEqualTo(400);
        assertThat(admin.post("/api/files/presign-download", "{\"key\":\"uploads/x/y.png\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(admin.post("/api/files/presign-download", "{\"key\":\"../x\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    private JsonNode presign(String name, int size) throws IOException {
        String body = "{\"name\":\"" + name + "\",\"content_type\":\"image/png\",\"size\":" + size + "}";
        return json(admin.post("/api/files/presign-upload", body), 201);
    }

    private static int put(JsonNode ticket, byte[] bytes) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(ticket.get("url").asText()))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes));
        ticket.get("headers").fields().forEachRemaining(header -> {
            if (!SENT_BY_THE_CLIENT.contains(header.getKey().toLowerCase(java.util.Locale.ROOT))) {
                request.header(header.getKey(), header.getValue().asText());
            }
        });
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private HttpResponse<String> complete(JsonNode ticket) {
        return admin.post("/api/files/complete-upload", "{\"upload_id\":\"" + id(ticket) + "\"}");
    }

    private static String id(JsonNode ticket) {
        return ticket.get("upload_id").asText();
    }

    private JsonNode json(HttpResponse<String> answer, int status) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json.readTree(answer.body());
    }
}
