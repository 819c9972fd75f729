package dev.claquete.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.account.People;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** PostgreSQL keeps no U+0000: whoever sends one is told where it stands, and nothing fails inside. */
@StudioTest
class NulCharactersTest {

    @LocalServerPort
    int port;

    Api stranger;
    Api user;

    @BeforeEach
    void people() {
        People people = new People(port);
        stranger = Api.stranger(port);
        user = people.user().api();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/api/projects | {\"topic\":\"a\\u0000b\"} | topic",
                "/api/projects | {\"topic\":\"a\",\"settings\":{\"x\":[1,\"\\u0000\"]}} | settings.x[1]",
                "/api/projects | {\"to\\u0000pic\":\"a\"} | topic",
                "/api/workflow/command | {\"projectId\":\"\\u0000\",\"action\":\"cancel\"} | projectId",
                "/webhooks/register | {\"url\":\"https://example.com/\\u0000\",\"events\":[\"video.completed\"]} | url",
                "/webhooks/register | {\"url\":\"https://example.com/\",\"events\":[\"a\",\"video\\u0000\"]} | events[1]",
                "/api/keys | {\"name\":\"\\u0000\"} | name",
                "/json2video/projects | {\"scenes\":[{\"elements\":[{\"text\":\"a\"},{\"text\":\"\\u0000\"}]}]} | scenes[0].elements[1].text",
                "/api/files/presign-upload | {\"filename\":\"a\\u0000.png\",\"content_type\":\"image/png\",\"size\":1} | filename",
            })
    void inJson(String path, String body, String field) {
        HttpResponse<String> answer = user.post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(JsonPath.<String>read(answer.body(), "$.field")).isEqualTo(field);
        assertThat(answer.body()).contains("U+0000");
    }

    @Test
    void inJsonOfAnAdministrator() {
        HttpResponse<String> answer = Api.admin(port)
                .post(
                        "/api/admin/credits/grants",
                        "{\"email\":\"a@example.com\",\"amount\":5,\"reason\":\"a\\u0000\",\"idempotency_key\":\"x\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/", "/v2/auth/login", "/v2/auth/refresh", "/auth/password/reset"})
    void inJsonOfStrangers(String path) {
        HttpResponse<String> answer = stranger.post(
                path,
                "{\"email\":\"a\\u0000@example.com\",\"username\":\"a\\u0000\",\"password\":\"p\\u0000\",\"refresh_token\":\"\\u0000\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/projects?folder_id=%00",
                "/api/projects?limit=1&x=a%00b",
                "/utils/files?path=%00",
                "/webhooks/list?a%00b=1",
                "/api/assets?url=a%00",
                "/api/webhook-deliveries?status=%00",
                "/health?%00"
            })
    void inTheQuery(String path) {
        HttpResponse<String> answer = user.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("U+0000");
    }

    @Test
    void inTheQueryOfTheEnginesRest() {
        HttpResponse<String> answer = Api.admin(port).get("/engine-rest/task?name=a%00b");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("name");
    }

    @Test
    void inJsonForTheEngine() {
        HttpResponse<String> answer = Api.admin(port)
                .post(
                        "/engine-rest/task",
                        "{\"taskVariables\":[{\"name\":\"a\\u0000b\",\"operator\":\"eq\",\"value\":1}]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("name: ", "U+0000");
    }

    @Test
    void inThePath() {
        assertThat(user.get("/api/projects/a%00b").statusCode()).isEqualTo(400);
        assertThat(user.get("/job/%00").statusCode()).isEqualTo(400);
    }

    @Test
    void inForms() {
        Api form = stranger.with("Content-Type", "application/x-www-form-urlencoded");
        HttpResponse<String> token = form.send("POST", "/auth/token", "username=a%00b&password=c");
        assertThat(token.statusCode()).as(token.body()).isEqualTo(400);
        assertThat(token.body()).contains("username");

        HttpResponse<String> page =
                form.with("Cookie", "CLAQUETE-XSRF=t").send("POST", "/login", "_csrf=t&username=a%00b&password=c");
        assertThat(page.statusCode()).as(page.body()).isEqualTo(400);
        assertThat(page.body()).contains("username");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filename=\"a\0.png\"",
                "filename=\"a.png\"; filename*=UTF-8''a%00.png",
                "filename=\"=?UTF-8?B?YQAucG5n?=\""
            })
    void inTheNamesOfFiles(String name) {
        HttpResponse<String> answer = multipart(
                "Content-Disposition: form-data; name=\"file\"; " + name + "\r\nContent-Type: image/png\r\n\r\nx");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("U+0000");
    }

    @Test
    void inTheFieldsOfMultipartForms() {
        HttpResponse<String> answer = multipart("Content-Disposition: form-data; name=\"path\"\r\n\r\na\0b");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }

    @Test
    void inWhatAHeaderEncodes() {
        String nul = Base64.getEncoder().encodeToString("a\0.mp4".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        HttpResponse<String> upload = user.with("Tus-Resumable", "1.0.0")
                .with("Upload-Length", "6")
                .with("Upload-Metadata", "filename " + nul)
                .send("POST", "/videos/uploads", "");
        assertThat(upload.statusCode()).as(upload.body()).isEqualTo(400);
        assertThat(upload.body()).contains("filename");
        assertThat(stranger.basic("a\0b", "c\0d").get("/api/projects").statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> multipart(String part) {
        return user.with("Content-Type", "multipart/form-data; boundary=b")
                .send("POST", "/utils/upload", BodyPublishers.ofString("--b\r\n" + part + "\r\n--b--\r\n"));
    }
}
