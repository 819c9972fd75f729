package dev.claquete.studio.process.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A 403 on the engine's addresses with its reason: for Camunda's clients and web apps ({@code type}, {@code message})
 * and in the studio's own form ({@code error}).
 */
final class EngineRefusal {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private EngineRefusal() {}

    static void write(HttpServletResponse response, String sentence) throws IOException {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("type", "AuthorizationException");
        body.put("message", sentence);
        body.put("error", sentence);
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("application/json");
        response.getOutputStream().write(JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
    }
}
