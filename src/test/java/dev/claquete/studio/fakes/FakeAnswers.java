package dev.claquete.studio.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** The bodies of {@link FakeOpenAi}'s JSON answers. */
final class FakeAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FakeAnswers() {}

    static ObjectNode chat(JsonNode request, @Nullable String content, @Nullable String refusal, String finishReason) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("id", "chatcmpl-1").put("object", "chat.completion").put("created", 1);
        answer.put("model", request.path("model").asText());
        ObjectNode choice = answer.putArray("choices").addObject().put("index", 0);
        choice.putObject("message")
                .put("role", "assistant")
                .put("content", content)
                .put("refusal", refusal);
        choice.putNull("logprobs").put("finish_reason", finishReason);
        answer.putObject("usage")
                .put("prompt_tokens", 1)
                .put("completion_tokens", 1)
                .put("total_tokens", 2);
        return answer;
    }

    /** A value that obeys the request's JSON schema; plain words where there is none. */
    static String chatContent(JsonNode request) {
        JsonNode schema = request.path("response_format").path("json_schema").path("schema");
        return schema.isMissingNode() ? "Hello." : sample("answer", schema, 1).toString();
    }

    private static JsonNode sample(String name, JsonNode schema, int number) {
        return switch (schema.path("type").asText()) {
            case "object" -> {
                ObjectNode object = JSON.createObjectNode();
                schema.path("properties")
                        .fields()
                        .forEachRemaining(
                                field -> object.set(field.getKey(), sample(field.getKey(), field.getValue(), number)));
                yield object;
            }
            case "array" -> {
                ArrayNode array = JSON.createArrayNode();
                int size = Math.max(3, schema.path("minItems").asInt(0));
                for (int i = 1; i <= size; i++) {
                    array.add(sample(name, schema.path("items"), i));
                }
                yield array;
            }
            case "integer", "number" -> JSON.getNodeFactory().numberNode(number);
            case "boolean" -> JSON.getNodeFactory().booleanNode(true);
            default -> schema.path("enum").isArray()
                    ? schema.path("enum").get(0)
                    : JSON.getNodeFactory().textNode("This is the " + name + " number " + number + " of the model.");
        };
    }

    /** One PNG of the asked size: a gradient whose hue follows from the prompt. */
    static ObjectNode image(JsonNode request) {
        String[] size = request.path("size").asText("1024x1024").split("x");
        boolean given = size.length == 2;
        int width = given ? Integer.parseInt(size[0]) : 1024;
        int height = given ? Integer.parseInt(size[1]) : 1024;
        ObjectNode answer = JSON.createObjectNode();
        answer.put("created", 1).put("background", "opaque").put("output_format", "png");
        answer.put("quality", "high").put("size", width + "x" + height);
        String png = Base64.getEncoder()
                .encodeToString(png(width, height, request.path("prompt").asText()));
        answer.putArray("data").addObject().put("b64_json", png);
        ObjectNode usage = answer.putObject("usage");
        usage.put("input_tokens", 1).put("output_tokens", 1).put("total_tokens", 2);
        usage.putObject("input_tokens_details").put("text_tokens", 1).put("image_tokens", 0);
        return answer;
    }

    private static byte[] png(int width, int height, String prompt) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        float hue = (prompt.hashCode() & 0xffff) / 65536f;
        for (int y = 0; y < height; y++) {
            int row = Color.HSBtoRGB(hue, 0.6f, 0.3f + 0.6f * y / height);
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, row);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
