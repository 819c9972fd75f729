package dev.claquete.studio.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.cors.CorsConfiguration;

class OriginsTest {

    @Test
    void onlySitesThatAreNamedMayUseAPersonsSession() {
        assertThat(allowCredentials("https://studio.example.com")).isTrue();
        assertThat(allowCredentials("*")).isFalse();
    }

    @Test
    void anySiteMayAskForAVideoWhereAllAreAllowed() {
        AccessProperties everyone = new AccessProperties("admin", null, null, null, List.of("*"));
        CorsConfiguration rules =
                new Origins(everyone, "").getCorsConfiguration(new MockHttpServletRequest("OPTIONS", "/video/img2vid"));

        assertThat(rules.checkOrigin("https://anywhere.example.com")).isEqualTo("*");
        assertThat(rules.checkHeaders(List.of("Content-Type", "X-API-Key"))).hasSize(2);
    }

    private static Boolean allowCredentials(String origin) {
        AccessProperties properties = new AccessProperties("admin", null, null, null, List.of(origin));
        return new Origins(properties, "")
                .getCorsConfiguration(new MockHttpServletRequest("GET", "/api/projects"))
                .getAllowCredentials();
    }
}
