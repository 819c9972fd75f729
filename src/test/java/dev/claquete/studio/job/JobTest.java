package dev.claquete.studio.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.operation.ProductKind;
import dev.claquete.operation.Source;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Which way a job may go. */
class JobTest {

    private final Job job = new Job(
            UUID.randomUUID(),
            UUID.randomUUID(),
            ProductKind.VIDEO,
            new JobRequest(
                    "addaudio",
                    new Nothing(),
                    List.of(new InputRequest(new Source("url_video", Source.Kind.VIDEO), "https://example.com/v.mp4")),
                    null,
                    null,
                    0));

    record Nothing() {}

    @Test
    void aTechnicalFailureCanBeMendedAndKeepsWhatIsToBeFetched() {
        job.work();
        job.fail(JobProjection.TECHNICAL, "the store was away");
        assertThat(job.status()).isEqualTo(Job.Status.FAILED);
        assertThat(job.wanted()).hasSize(1);
        job.work();
        assertThat(job.status()).isEqualTo(Job.Status.IN_PROGRESS);
        assertThat(job.endedAt()).isEmpty();
        assertThat(job.errorMessage()).isEmpty();
    }

    @Test
    void whatCannotBeDoneIsNotTakenUpAgain() {
        job.fail("operation-impossible", "start: lies behind the end");
        refused(job::work);
        refused(job::complete);
        refused(job::cancel);
        refused(() -> job.fail(JobProjection.TECHNICAL, "again"));
        assertThat(job.status()).isEqualTo(Job.Status.FAILED);
    }

    /** The engine says that an incident is gone after it has said that the process is. */
    @Test
    void whatWasGivenUpStaysGivenUp() {
        job.fail(JobProjection.TECHNICAL, "the store was away");
        job.cancel();
        refused(job::work);
        refused(job::complete);
        assertThat(job.status()).isEqualTo(Job.Status.CANCELLED);
    }

    @Test
    void whatIsDoneStaysDone() {
        job.offer(List.of());
        job.complete();
        refused(job::cancel);
        refused(() -> job.fail(JobProjection.TECHNICAL, "too late"));
        refused(job::work);
        assertThat(job.status()).isEqualTo(Job.Status.COMPLETED);
        assertThat(job.progress()).isEqualTo(100);
    }

    private static void refused(ThrowingCallable move) {
        assertThatThrownBy(move).isInstanceOf(IllegalStateException.class).hasMessageContaining("must not");
    }
}
