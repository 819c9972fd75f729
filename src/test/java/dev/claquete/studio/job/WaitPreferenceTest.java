package dev.claquete.studio.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class WaitPreferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=30                     | 30",
                "respond-async, Wait = 5     | 5",
                "wait=\"7\"; foo=bar         | 7",
                "return=minimal;x, wait=0    | 0",
                "wait=2, wait=9              | 2",
                "wait=999999999              | 999999999",
            })
    void theFirstWaitCounts(String header, long seconds) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Prefer", header);

        assertThat(WaitPreference.of(request)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "respond-async",
                "wait",
                "wait=",
                "wait=soon",
                "wait=-1",
                "wait=1.5",
                "await=3",
                "wait=9999999999"
            })
    void whatCannotBeReadIsNoPreference(String header) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Prefer", header);

        assertThat(WaitPreference.of(request)).isEmpty();
    }

    @Test
    void severalHeadersAreOneList() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Prefer", "respond-async");
        request.addHeader("Prefer", "wait=4");

        assertThat(WaitPreference.of(request)).contains(Duration.ofSeconds(4));
    }
}
