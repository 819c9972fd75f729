package dev.claquete.studio.account.registration;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.studio.account.AccountsProperties;
import dev.claquete.studio.account.AccountsProperties.Door;
import dev.claquete.studio.web.Forbidden;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ClosedRegistrationTest {

    @Test
    @SuppressWarnings("NullAway") // a closed door needs nobody behind it
    void aClosedInstallationLooksAtNobodysForm() {
        Duration any = Duration.ofHours(1);
        AccountsProperties closed =
                new AccountsProperties(Door.CLOSED, any, any, any, any, any, any, 1, 1, 1, 1, false, any);
        UserController controller = new UserController(null, null, null, null, null, null, null, closed);
        assertThatThrownBy(() -> controller.register(
                        new Registration.Form("user@example.com", "a-quiet-harbour-7", null, null),
                        new MockHttpServletRequest()))
                .isInstanceOf(Forbidden.class);
    }
}
