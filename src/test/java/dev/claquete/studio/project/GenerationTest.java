package dev.claquete.studio.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Which way a run may go. */
class GenerationTest {

    private final Generation generation = new Generation();

    @Test
    void oneRunGoesOnAtATime() {
        start();
        refused(this::start);
        refused(() -> generation.refuse(RunTarget.VIDEO, null, "no credits"));
        generation.ended(false, true);
        start();
        assertThat(generation.status()).isEqualTo(Project.Status.GENERATING);
    }

    @Test
    void aCancelledRunNeitherFailsNorGoesOn() {
        start();
        generation.cancel();
        refused(() -> generation.fail("no disk"));
        refused(generation::resume);
        generation.ended(false, false);
        assertThat(generation.status()).isEqualTo(Project.Status.CANCELLED);
        assertThat(generation.errorMessage()).isEmpty();
    }

    @Test
    void withoutARunNothingResumesOrEnds() {
        refused(generation::resume);
        refused(() -> generation.ended(false, false));
        assertThat(generation.status()).isEqualTo(Project.Status.DRAFT);
    }

    private void start() {
        generation.start(RunTarget.VIDEO, null, UUID.randomUUID());
    }

    private static void refused(ThrowingCallable move) {
        assertThatThrownBy(move).isInstanceOf(IllegalStateException.class).hasMessageContaining("must not");
    }
}
