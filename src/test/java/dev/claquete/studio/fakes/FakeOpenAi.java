package dev.claquete.studio.fakes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A server of the OpenAI shape as shared/contracts/vendors.md 4.1 records it: chat completions with a JSON schema, images
 * and speech. It answers with real media (a PNG of the asked size, speech-like tones), keeps every request, and bills like
 * a careful vendor: a repeat with the same {@code Idempotency-Key} gets the first answer again and is not billed. A key with
 * "revoked" in it is refused.
 *
 * <p>As a program ({@code main} with a port) it serves tests that kill the studio; {@code GET /fake/bills} then tells how
 * often each key was billed and called.
 */
public final class FakeOpenAi implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What was asked; {@code apiKey} is who pays, {@code body} is the JSON sent, or a missing node. */
    public record Request(
            String method, String path, @Nullable String apiKey, @Nullable String idempotencyKey, JsonNode body) {}

    /** How often one key was asked for, and how often that cost money. */
    public record Bill(int calls, int billed) {}

    private final MockWebServer server = new MockWebServer();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Bill> bills = new ConcurrentHashMap<>();
    private final Map<String, MockResponse> answers = new ConcurrentHashMap<>();
    private final Queue<Function<Request, MockResponse>> scripted = new ConcurrentLinkedQueue<>();
    private volatile Function<JsonNode, String> chat = FakeAnswers::chatContent;
    private volatile Duration latency = Duration.ZERO;

    private FakeOpenAi(int port) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                return answer(request);
            }
        });
        try {
            server.start(InetAddress.getLoopbackAddress(), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static FakeOpenAi start() {
        return new FakeOpenAi(0);
    }

    public static void main(String[] args) throws InterruptedException {
        FakeOpenAi fake = new FakeOpenAi(Integer.parseInt(args[0]));
        fake.latency = Duration.ofMillis(args.length > 1 ? Long.parseLong(args[1]) : 0);
        System.out.println("fake OpenAI at " + fake.baseUrl());
        Thread.currentThread().join();
    }

    /** What {@code claquete.openai.base-url} should say. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getPort() + "/v1");
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public Request lastRequest() {
        return requests.get(requests.size() - 1);
    }

    /** By idempotency key; calls without one are under the empty string. */
    public Map<String, Bill> bills() {
        return new TreeMap<>(bills);
    }

    public int billed() {
        return bills.values().stream().mapToInt(Bill::billed).sum();
    }

    /** What the model writes from now on; it sees the request's body and gives the message's content. */
    public void chatWrites(Function<JsonNode, String> content) {
        chat = content;
    }

    /** How long every answer takes from now on. */
    public void answersAfter(Duration delay) {
        latency = delay;
    }

    /** The next request fails like this, whatever it asks; it is not billed. */
    public void failNext(int status, String type, @Nullable String code, String message) {
        scripted.add(request -> error(status, type, code, message));
    }

    public void rateLimitNext() {
        failNext(429, "requests", "rate_limit_exceeded", "Rate limit reached, please try again later.");
    }

    public void breakNext() {
        failNext(500, "server_error", null, "The server had an error while processing your request.");
    }

    /** The next request is refused by the content policy. */
    public void moderateNext() {
        failNext(
                400,
                "image_generation_user_error",
                "moderation_blocked",
                "Your request was rejected by the safety system.");
    }

    /** The next chat answer is a refusal in the model's words: HTTP 200, billed. */
    public void refuseNextChat(String refusal) {
        scripted.add(request ->
                billedOnce(request, () -> json(200, FakeAnswers.chat(request.body(), null, refusal, "stop"))));
    }

    /** The next chat answer stops early: {@code length} or {@code content_filter}. */
    public void stopNextChat(String finishReason, String partialContent) {
        scripted.add(request -> billedOnce(
                request, () -> json(200, FakeAnswers.chat(request.body(), partialContent, null, finishReason))));
    }

    /** The next answer is exactly this, billed. */
    public void answerNext(String contentType, byte[] body) {
        scripted.add(request -> billedOnce(request, () -> bytes(contentType, body)));
    }

    @Override
    public void close() {
        server.close();
    }

    private MockResponse answer(RecordedRequest received) {
        Request request = new Request(
                received.getMethod(),
                received.getUrl().encodedPath(),
                keyOf(received),
                received.getHeaders().get("Idempotency-Key"),
                parse(received.getBody() == null ? "" : received.getBody().utf8()));
        if (request.path().equals("/fake/bills")) {
            return json(200, JSON.valueToTree(bills()));
        }
        requests.add(request);
        boolean authorised = request.apiKey() != null && !request.apiKey().contains("revoked");
        MockResponse answer = authorised ? answer(request) : wrongKey(request.apiKey());
        return latency.isZero()
                ? answer
                : answer.newBuilder()
                        .headersDelay(latency.toMillis(), TimeUnit.MILLISECONDS)
                        .build();
    }

    private MockResponse answer(Request request) {
        Function<Request, MockResponse> script = scripted.poll();
        if (script != null) {
            return script.apply(request);
        }
        if (!request.method().equals("POST")) {
            return unknown(request);
        }
        if (request.body().path("model").asText().isBlank()) {
            return error(400, "invalid_request_error", null, "you must provide a model parameter");
        }
        return switch (request.path()) {
            case "/v1/chat/completions" -> billedOnce(
                    request,
                    () -> json(200, FakeAnswers.chat(request.body(), chat.apply(request.body()), null, "stop")));
            case "/v1/images/generations" -> billedOnce(request, () -> json(200, FakeAnswers.image(request.body())));
            case "/v1/audio/speech" -> speech(request);
            default -> unknown(request);
        };
    }

    private MockResponse speech(Request request) {
        String input = request.body().path("input").asText();
        if (input.isEmpty() || input.length() > 4096) {
            return error(
                    400, "invalid_request_error", "string_above_max_length", "input must have 1 to 4096 characters");
        }
        if (request.body().path("voice").asText().isEmpty()) {
            return error(400, "invalid_request_error", "missing_required_parameter", "voice is required");
        }
        String format = request.body().path("response_format").asText("mp3");
        return switch (format) {
            case "wav" -> billedOnce(request, () -> bytes("audio/wav", FakeSpeech.streamedWav(input)));
            case "pcm" -> billedOnce(request, () -> bytes("audio/pcm", FakeSpeech.pcm(input)));
            case "mp3" -> billedOnce(request, () -> bytes("audio/mpeg", FakeSpeech.silentMp3(input)));
            default -> error(400, "invalid_request_error", "unsupported_format", "this fake speaks wav, pcm and mp3");
        };
    }

    /** Counts the call; gives the first answer again, unbilled, when the key is known. */
    private MockResponse billedOnce(Request request, Supplier<MockResponse> work) {
        String key = request.idempotencyKey();
        if (key == null) {
            bills.merge("", new Bill(1, 1), FakeOpenAi::sum);
            return work.get();
        }
        return answers.compute(key, (same, earlier) -> {
            bills.merge(key, new Bill(1, earlier == null ? 1 : 0), FakeOpenAi::sum);
            return earlier == null ? work.get() : earlier;
        });
    }

    private static Bill sum(Bill a, Bill b) {
        return new Bill(a.calls() + b.calls(), a.billed() + b.billed());
    }

    private static @Nullable String keyOf(RecordedRequest request) {
        String header = request.getHeaders().get("Authorization");
        boolean given = header != null
                && header.startsWith("Bearer ")
                && !header.substring(7).isBlank();
        return given ? header.substring(7) : null;
    }

    /** Says the key again, as some servers do. */
    private static MockResponse wrongKey(@Nullable String key) {
        return error(401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided: " + key + ".");
    }

    private static MockResponse unknown(Request request) {
        return error(
                404,
                "invalid_request_error",
                "unknown_url",
                "Unknown request URL: " + request.method() + " " + request.path());
    }

    private static MockResponse error(int status, String type, @Nullable String code, String message) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("error")
                .put("message", message)
                .put("type", type)
                .putNull("param")
                .put("code", code);
        return json(status, body);
    }

    private static MockResponse json(int status, JsonNode body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(body.toString())
                .build();
    }

    private static MockResponse bytes(String contentType, byte[] body) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", contentType)
                .body(new Buffer().write(body))
                .build();
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
