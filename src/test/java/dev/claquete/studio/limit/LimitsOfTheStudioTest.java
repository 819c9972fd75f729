package dev.claquete.studio.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** In the application context of {@code WhoMayReachWhatTest}. */
@StudioTest
@TestPropertySource(
        properties = {
            "claquete.security.cors-allow-origins=https://studio.example.com",
            "claquete.files.public-url=https://own.example.com/"
        })
class LimitsOfTheStudioTest {

    @LocalServerPort
    int port;

    @Test
    void everyAnswerOfTheApiSaysWhatIsLeft() {
        HttpResponse<String> answer = Api.admin(port).get("/api/projects");

        assertThat(answer.headers().firstValue("X-RateLimit-Limit")).contains("500");
        assertThat(answer.headers().firstValue("X-RateLimit-Remaining")).isPresent();
        assertThat(answer.headers().firstValue("X-RateLimit-Reset")).isPresent();
        assertThat(Api.admin(port).get("/api/projects/1").headers().firstValue("X-RateLimit-Limit"))
                .as("errors too")
                .contains("500");
        assertThat(Api.stranger(port).post("/auth/token", "{}").headers().firstValue("X-RateLimit-Limit"))
                .as("strangers too")
                .isPresent();
    }

    @Test
    void pagesOfOtherSitesMayReadWhatIsLeft() {
        HttpResponse<String> answer =
                Api.admin(port).with("Origin", "https://studio.example.com").get("/api/projects");

        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
                .contains("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "Retry-After");
    }

    @Test
    void workersAndHealthAreNotLimited() {
        assertThat(Api.stranger(port).get("/health").headers().firstValue("X-RateLimit-Limit"))
                .isEmpty();
        assertThat(Api.worker(port).get("/engine-rest/external-task").headers().firstValue("X-RateLimit-Limit"))
                .isEmpty();
    }
}
