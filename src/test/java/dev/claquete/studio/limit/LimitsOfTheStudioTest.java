package dev.claquete.studio.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.studio.Api;
import dev.claquete.studio.ConfiguredStudioTest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ConfiguredStudioTest
class LimitsOfTheStudioTest {

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    /** A limit that names a route which does not exist limits nothing. */
    @Test
    void everyRouteThatALimitNamesExists() {
        List<Route> named = Stream.concat(
                        Arrays.stream(Policy.values()).flatMap(policy -> policy.routes().stream()),
                        Policy.FREE.stream())
                .toList();
        assertThat(named).hasSizeGreaterThan(30).allSatisfy(route -> assertThat(routes())
                .as("%s %s", route.method(), route.pattern())
                .anyMatch(there -> covers(route, there)));
    }

    @Test
    void whateverTakesAFileCountsAsAnUpload() {
        List<RequestMappingInfo> forms = mappings.getHandlerMethods().keySet().stream()
                .filter(route -> route.getConsumesCondition().getConsumableMediaTypes().stream()
                        .anyMatch(type -> type.includes(MediaType.MULTIPART_FORM_DATA)))
                .toList();
        assertThat(forms).hasSizeGreaterThanOrEqualTo(4);
        forms.stream().flatMap(route -> there(route).stream()).forEach(this::assertUpload);
        assertUpload(new There(Set.of(RequestMethod.POST), "/api/files/presign-upload"));
        assertUpload(new There(Set.of(RequestMethod.POST), "/api/files/complete-upload"));
        assertUpload(new There(Set.of(RequestMethod.POST), "/videos/uploads"));
    }

    private void assertUpload(There route) {
        assertThat(Policy.UPLOADS.routes()).as(route.toString()).anyMatch(named -> covers(named, route));
    }

    private record There(Set<RequestMethod> methods, String pattern) {}

    private List<There> routes() {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(route -> there(route).stream())
                .toList();
    }

    private static List<There> there(RequestMappingInfo route) {
        return route.getPatternValues().stream()
                .map(pattern -> new There(route.getMethodsCondition().getMethods(), pattern))
                .toList();
    }

    private static boolean covers(Route named, There there) {
        boolean method = named.method() == null
                || there.methods().isEmpty()
                || there.methods().contains(RequestMethod.valueOf(named.method().name()))
                || named.method() == HttpMethod.HEAD && there.methods().contains(RequestMethod.GET);
        String pattern = plain(named.pattern());
        String start = pattern.endsWith("/**") ? pattern.substring(0, pattern.length() - 3) : null;
        String other = plain(there.pattern());
        return method && (start == null ? other.equals(pattern) : other.equals(start) || other.startsWith(start + "/"));
    }

    /** Whatever its variables are called. */
    private static String plain(String pattern) {
        return pattern.replaceAll("\\{[^}]*}", "{}");
    }

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
