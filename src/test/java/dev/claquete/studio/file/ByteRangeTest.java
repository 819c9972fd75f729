package dev.claquete.studio.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-99, 0, 99",
        "bytes=10-, 10, 99",
        "bytes=99-, 99, 99",
        "bytes=50-1000, 50, 99",
        "bytes=-1, 99, 99",
        "bytes=-100, 0, 99",
        "bytes=-1000, 0, 99",
        "bytes=0-999999999999999999, 0, 99",
    })
    void onePartOfAHundredBytes(String header, long first, long last) {
        assertThat(ByteRange.of(header, 100)).contains(new ByteRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=a-b",
                "bytes=5-1",
                "bytes=0-1,4-5",
                "lines=0-1",
                "bytes=--1",
                "bytes=99999999999999999999-"
            })
    void whatCannotBeServedAsOnePartIsAnsweredWithTheWhole(String header) {
        assertThat(ByteRange.of(header, 100)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0", "bytes=999-"})
    void aPartBehindTheEndCannotBeSatisfied(String header) {
        assertThatThrownBy(() -> ByteRange.of(header, 100)).isInstanceOf(ByteRange.NotSatisfiable.class);
    }
}
