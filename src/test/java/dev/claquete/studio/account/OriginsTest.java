package dev.claquete.studio.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class OriginsTest {

    @Test
    void onlySitesThatAreNamedMayUseAPersonsSession() {
        assertThat(allowCredentials("https://studio.example.com")).isTrue();
        assertThat(allowCredentials("*")).isFalse();
    }

    private static Boolean allowCredentials(String origin) {
        AccessProperties properties = new AccessProperties("admin", null, null, null, List.of(origin));
        return new Origins(properties, "")
                .getCorsConfiguration(new MockHttpServletRequest("GET", "/api/projects"))
                .getAllowCredentials();
    }
}
