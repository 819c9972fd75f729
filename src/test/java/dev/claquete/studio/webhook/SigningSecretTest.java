package dev.claquete.studio.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.studio.web.InvalidInput;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningSecretTest {

    /** The test vector that the reference libraries of Standard Webhooks share. */
    @Test
    void aSignatureIsTheOneThatTheReferenceLibrariesMake() {
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
        assertThat(new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                        .sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aGeneratedSecretIsAGoodOneAndNeverTheSame() {
        SigningSecret one = SigningSecret.generate();
        assertThat(SigningSecret.given(one.text())).isEqualTo(one);
        assertThat(SigningSecret.generate()).isNotEqualTo(one);
        assertThat(one.toString()).doesNotContain(one.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "whsec_", "whsec_not base64", "whsec_c2hvcnQ="})
    void aSecretThatIsNoGoodIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> SigningSecret.given(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("secret: must")
                .hasMessageNotContaining("c2hvcnQ=");
    }
}
