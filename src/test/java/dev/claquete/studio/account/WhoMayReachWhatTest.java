package dev.claquete.studio.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.studio.StudioTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

@StudioTest
class WhoMayReachWhatTest {

    @Autowired
    TestRestTemplate http;

    @Test
    void strangersAreAnsweredInJson() {
        var answer = http.getForEntity("/api/projects", String.class);
        assertThat(answer.getStatusCode().value()).isEqualTo(401);
        assertThat(answer.getBody()).isEqualTo("{\"error\":\"Unauthorized\"}");
    }
}
