package dev.claquete.studio.account.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.studio.account.AccessProperties;
import dev.claquete.studio.account.SiteUrl;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.cors.CorsConfiguration;

class CorsOriginsTest {

    @Test
    void onlySitesThatAreNamedMayUseAPersonsSession() {
        assertThat(allowCredentials("https://studio.example.com")).isTrue();
        assertThat(allowCredentials("*")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // Sec-Fetch-Site, Origin, vouched for
        "same-origin, , true",
        "same-origin, http://localhost, true",
        "same-origin, https://hidden-by-a-proxy.example.com, true",
        "same-site, http://localhost, false",
        "cross-site, https://studio.example.com, false",
        "none, , false",
        "none, http://localhost, false",
        "Same-Origin, http://localhost, false",
        "'', http://localhost, false",
        "'same-origin, cross-site', http://localhost, false",
        ", http://localhost, true",
        ", HTTP://LOCALHOST, true",
        ", http://localhost:8080, false",
        ", https://localhost, false",
        ", http://localhost.evil.example.com, false",
        ", http://localhost/, false",
        ", https://own.example.com, true",
        ", https://studio.example.com, true",
        ", https://evil.example.com, false",
        ", null, false",
        ", *, false",
        ", '', false",
        ", , false",
    })
    void aBrowserVouchesForOurOwnAndTheNamedPagesAlone(String site, String origin, boolean vouchedFor) {
        AccessProperties properties =
                new AccessProperties("admin", null, null, null, List.of("https://studio.example.com/", "*", "null"));
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/projects");
        if (site != null) {
            request.addHeader("Sec-Fetch-Site", site);
        }
        if (origin != null) {
            request.addHeader("Origin", origin);
        }

        assertThat(new CorsOrigins(properties, new SiteUrl("https://own.example.com/")).vouchedFor(request))
                .isEqualTo(vouchedFor);
    }

    @Test
    void twoAnswersToOneQuestionAreNone() {
        AccessProperties properties = new AccessProperties("admin", null, null, null, List.of());
        CorsOrigins origins = new CorsOrigins(properties, new SiteUrl(""));
        MockHttpServletRequest sites = new MockHttpServletRequest("POST", "/api/projects");
        sites.addHeader("Sec-Fetch-Site", "same-origin");
        sites.addHeader("Sec-Fetch-Site", "same-origin");
        MockHttpServletRequest twice = new MockHttpServletRequest("POST", "/api/projects");
        twice.addHeader("Origin", "http://localhost");
        twice.addHeader("Origin", "https://evil.example.com");

        assertThat(origins.vouchedFor(sites)).isFalse();
        assertThat(origins.vouchedFor(twice)).isFalse();
    }

    @Test
    void anySiteMayAskForAVideoWhereAllAreAllowed() {
        AccessProperties everyone = new AccessProperties("admin", null, null, null, List.of("*"));
        CorsConfiguration rules = new CorsOrigins(everyone, new SiteUrl(""))
                .getCorsConfiguration(new MockHttpServletRequest("OPTIONS", "/video/img2vid"));

        assertThat(rules.checkOrigin("https://anywhere.example.com")).isEqualTo("*");
        assertThat(rules.checkHeaders(List.of("Content-Type", "X-API-Key"))).hasSize(2);
    }

    private static Boolean allowCredentials(String origin) {
        AccessProperties properties = new AccessProperties("admin", null, null, null, List.of(origin));
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/projects");
        request.addHeader("Origin", origin);
        return new CorsOrigins(properties, new SiteUrl(""))
                .getCorsConfiguration(request)
                .getAllowCredentials();
    }
}
