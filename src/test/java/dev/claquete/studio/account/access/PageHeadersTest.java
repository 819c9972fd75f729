package dev.claquete.studio.account.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every page says what browsers may do with it, and does no more itself. */
@StudioTest
class PageHeadersTest {

    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/login?error",
                "/login?logout",
                "/auth/password/reset/confirm?token=x",
                "/users/activate?token=x",
                "/swagger-ui/index.html",
                "/swagger-ui/swagger-initializer.js",
                "/v3/api-docs",
                "/health",
                "/nope",
                "/api/projects",
                "/users/me",
                "/camunda/app/cockpit/default/"
            })
    void everyAnswerHasThem(String path) {
        HttpResponse<String> answer =
                Api.admin(port).with("Accept", "text/html, */*").get(path);

        assertThat(answer.headers().allValues("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(answer.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("base-uri")
                .doesNotContain(" * ", "http:", "unsafe-eval'; script");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/auth/password/reset/confirm?token=x", "/users/activate?token=x"})
    void ourPagesAreTheirTextAndOneStyle(String path) throws Exception {
        HttpResponse<String> page =
                Api.stranger(port).with("Accept", "text/html").get(path);
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(policy)
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'")
                .doesNotContain("unsafe-inline", "script-src", "img-src");
        assertThat(page.body()).doesNotContain("<script", " style=", " onclick=", "<img", "<link");
        Matcher style = STYLE.matcher(page.body());
        while (style.find()) {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(StandardCharsets.UTF_8));
            assertThat(policy).contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/swagger-ui/index.html"})
    void theApiPageRunsItsOwnScriptsAlone(String path) {
        HttpResponse<String> page = Api.admin(port).get(path);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContainPattern("script-src[^;]*unsafe");
        assertThat(page.body()).doesNotContainPattern("<script(?![^>]* src=)");
    }
}
