package dev.claquete.studio.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.studio.Api;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * A request to every route: with an id where the route names a thing by its address, its query or its body. A route whose
 * parameters stand in no table here fails the test.
 *
 * @param ids by the word for the kind
 * @param email of the account that owns them
 */
record RouteRequests(Map<String, String> ids, String email) {

    private static final Pattern PARAMETER = Pattern.compile("\\{\\*?\\w+}");

    /** What stands in the address below a prefix; the first one that fits counts. */
    private static final Map<String, String> KINDS = kinds();

    /** What a query names, as {@code name=kind}. */
    private static final Map<String, String> QUERIES = Map.of(
            "GET /api/assets", "url=file",
            "GET /api/webhook-deliveries", "webhookId=webhook",
            "DELETE /utils/files", "path=path",
            "GET /api/admin/audit", "account=account");

    /** Query parameters that name nothing of anybody's. */
    private static final Set<String> HARMLESS = Set.of(
            "limit",
            "offset",
            "before",
            "status",
            "event",
            "prefix",
            "folder",
            "overwrite",
            "download",
            "is_archived",
            "folder_id",
            "expires",
            "signature",
            "token",
            "path");

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("/api/account/provider-keys/", "provider");
        kinds.put("/api/admin/accounts/", "account");
        kinds.put("/api/characters/", "character");
        kinds.put("/api/events/", "project");
        kinds.put("/api/keys/", "key");
        kinds.put("/api/projects/", "project");
        kinds.put("/api/render/", "render");
        kinds.put("/api/scenes/", "scene");
        kinds.put("/api/webhook-deliveries/", "delivery");
        kinds.put("/api/worker/tasks/", "task");
        kinds.put("/api/workflow/state/", "project");
        kinds.put("/generate/video/status/", "project");
        kinds.put("/job/", "job");
        kinds.put("/json2video/projects/", "plan");
        kinds.put("/templates/", "template");
        kinds.put("/utils/files/", "fileId");
        kinds.put("/videos/uploads/", "upload");
        kinds.put("/videos/", "video");
        kinds.put("/webhooks/", "webhook");
        return kinds;
    }

    /** The same with ids that nothing has. */
    RouteRequests unknown() {
        Map<String, String> others = new LinkedHashMap<>(ids);
        others.replaceAll((kind, id) -> {
            String hex = UUID.randomUUID().toString().replace("-", "");
            return switch (kind) {
                case "webhook" -> "webhook_" + hex;
                case "delivery" -> "msg_" + hex;
                case "file" -> id.substring(0, id.lastIndexOf('/')) + "/" + hex + hex + ".png";
                case "path" -> hex + ".png";
                default -> UUID.randomUUID().toString();
            };
        });
        return new RouteRequests(others, email);
    }

    /** The same with ids that are none. */
    RouteRequests malformed() {
        Map<String, String> others = new LinkedHashMap<>(ids);
        others.put("provider", "");
        others.put("template", "");
        others.replaceAll((kind, id) -> kind.equals("file") ? "uploads/not-a-uuid" : "not-a-uuid");
        return new RouteRequests(others, email);
    }

    HttpResponse<String> ask(Api caller, Route route) throws IOException {
        return ask(caller, route, route.method());
    }

    /** @param method maybe HEAD for GET */
    HttpResponse<String> ask(Api caller, Route route, String method) throws IOException {
        String path = path(route);
        if (route.multipart()) {
            return upload(caller, path, "theirs.png");
        }
        boolean resumable = route.path().startsWith("/videos/uploads");
        Api speaking = resumable ? caller.with("Tus-Resumable", "1.0.0").with("Upload-Offset", "0") : caller;
        if (route.method().equals("GET")) {
            return speaking.send(method, path, BodyPublishers.noBody());
        }
        if (resumable) {
            return speaking.with("Content-Type", "application/offset+octet-stream")
                    .send(method, path, "theirs");
        }
        return caller.with("Content-Type", "application/json").send(method, path, body(route));
    }

    /** What this request names, if it names anything: the word for its kind. */
    Optional<String> kind(Route route) {
        if (PARAMETER.matcher(route.path()).find()) {
            return Optional.of(kindInPath(route));
        }
        String query = QUERIES.get(route.toString());
        String body = body(route);
        return query != null
                ? Optional.of(query.replaceAll(".*=", ""))
                : ids.entrySet().stream()
                        .filter(thing -> body.contains("\"" + thing.getValue() + "\""))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    private static String kindInPath(Route route) {
        return KINDS.entrySet().stream()
                .filter(entry -> route.path().startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("this test does not know what to put into " + route));
    }

    private String path(Route route) {
        String known = PARAMETER.matcher(route.path()).replaceAll(parameter -> {
            String kind = kindInPath(route);
            return ids.getOrDefault(
                    kind, kind.equals("provider") ? "openai" : UUID.randomUUID().toString());
        });
        String query = QUERIES.get(route.toString());
        String named = query == null ? "" : query.replaceAll("=.*", "");
        assertThat(route.query().stream().filter(name -> !HARMLESS.contains(name) && !name.equals(named)))
                .as("parameters of %s that this test does not know", route)
                .isEmpty();
        return query == null ? known : known + "?" + named + "=" + ids.get(query.replaceAll(".*=", ""));
    }

    /** Whether the request itself holds a word. */
    boolean say(Route route, String word) {
        return body(route).contains(word) || path(route).contains(word);
    }

    private String body(Route route) {
        return bodies().getOrDefault(route.toString(), "{}");
    }

    /** Bodies that name things. */
    private Map<String, String> bodies() {
        return Map.ofEntries(
                Map.entry(
                        "POST /api/workflow/command",
                        "{\"projectId\":\"" + ids.get("project") + "\",\"action\":\"cancel\"}"),
                Map.entry("POST /api/render", "{\"projectId\":\"" + ids.get("project") + "\"}"),
                Map.entry(
                        "POST /api/scenes", "{\"project_id\":\"" + ids.get("project") + "\",\"narration\":\"Mine.\"}"),
                Map.entry(
                        "POST /json2video/preview",
                        "{\"project_id\":\"" + ids.get("plan") + "\",\"scene_index\":0,\"time\":0}"),
                Map.entry("POST /api/projects/{id}/lock", "{\"session_id\":\"theirs\"}"),
                Map.entry("POST /api/projects/{id}/unlock", "{\"session_id\":\"theirs\"}"),
                Map.entry("POST /api/projects/{id}/script/reject", "{\"feedback\":\"theirs\"}"),
                Map.entry("PATCH /api/projects/{id}", "{\"topic\":\"theirs\"}"),
                Map.entry("PATCH /api/scenes/{id}", "{\"narration\":\"theirs\"}"),
                Map.entry("PATCH /api/characters/{id}", "{\"name\":\"theirs\"}"),
                Map.entry(
                        "PUT /webhooks/{id}",
                        "{\"url\":\"https://hooks.example.com/theirs\",\"events\":[\"video.completed\"]}"),
                Map.entry("POST /api/webhook-deliveries/replay", "{\"webhookId\":\"" + ids.get("webhook") + "\"}"),
                Map.entry("POST /api/files/presign-download", "{\"key\":\"" + ids.get("file") + "\"}"),
                Map.entry("POST /api/files/complete-upload", "{\"upload_id\":\"" + ids.get("presigned") + "\"}"),
                Map.entry(
                        "POST /utils/files/move",
                        "{\"source\":\"" + ids.get("path") + "\",\"destination\":\"theirs.png\"}"),
                Map.entry(
                        "POST /api/webhooks/job-status",
                        "{\"jobId\":\"" + ids.get("render") + "\",\"status\":\"PROCESSING\"}"),
                Map.entry("PATCH /api/admin/accounts/{id}", "{\"role\":\"admin\"}"),
                Map.entry("PUT /api/account/provider-keys/{provider}", "{\"key\":\"sk-theirs\"}"),
                Map.entry(
                        "POST /api/admin/credits/grants",
                        "{\"email\":\"" + email + "\",\"amount\":5,\"reason\":\"x\",\"idempotency_key\":\"x\"}"));
    }

    static HttpResponse<String> upload(Api caller, String path, String name) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", png);
        String boundary = "b-" + UUID.randomUUID();
        BodyPublisher body = BodyPublishers.ofByteArrays(List.of(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                                + "\"\r\nContent-Type: image/png\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8),
                png.toByteArray(),
                ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8)));
        return caller.with("Content-Type", "multipart/form-data; boundary=" + boundary)
                .send("POST", path, body);
    }
}
