package dev.claquete.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryCycleTest {

    @Test
    void isWrittenAsIsoRepeatingInterval() {
        assertThat(RetryCycle.parse("R3/PT30S")).isEqualTo(new RetryCycle(3, Duration.ofSeconds(30)));
        assertThat(RetryCycle.parse(" R1/P1D ")).isEqualTo(new RetryCycle(1, Duration.ofDays(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "R/PT30S", "R0/PT1S", "R3/30S", "R3/PT-30S", "R3"})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> RetryCycle.parse(text));
    }
}
