package dev.claquete.studio.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ByteScanTest {

    @Test
    void everySequenceIsFoundWhereverItStands() {
        ByteScan scan = new ByteScan();
        for (String text : new String[] {"secret", "secrets", "ret", "ão", "xx"}) {
            scan.add(text, text.getBytes(StandardCharsets.UTF_8));
            scan.add(text + " in UTF-16", text.getBytes(StandardCharsets.UTF_16LE));
        }
        assertThat(scan.in(bytes("secret"))).containsExactly("ret", "secret");
        assertThat(scan.in(bytes("a secrets"))).containsExactly("ret", "secret", "secrets");
        assertThat(scan.in(bytes("ssecreT nãox"))).containsExactly("ão");
        assertThat(scan.in("ão".getBytes(StandardCharsets.UTF_16LE))).containsExactly("ão in UTF-16");
        assertThat(scan.in(bytes("secre"))).isEmpty();
        assertThat(scan.in(bytes("s"))).isEmpty();
        assertThat(scan.in(new byte[0])).isEmpty();
        assertThat(scan.in(bytes("xxx"))).containsExactly("xx");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
