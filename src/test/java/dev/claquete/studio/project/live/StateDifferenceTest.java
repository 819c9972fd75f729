package dev.claquete.studio.project.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.studio.project.Asset;
import dev.claquete.studio.project.Project;
import dev.claquete.studio.project.RenderJob;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StateDifferenceTest {

    @Test
    void aNewStreamTellsOnlyAnEndThatIsRecent() {
        assertThat(beginning(Instant.now().minusSeconds(10))).containsExactly("init", "render_failed");
        assertThat(beginning(Instant.now().minusSeconds(90))).containsExactly("init");
    }

    private static List<String> beginning(Instant endedAt) {
        ProjectState.Job job = new ProjectState.Job(
                UUID.randomUUID(), RenderJob.Status.FAILED, "preparing", null, null, null, "No", endedAt);
        ProjectState state = new ProjectState(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Project.Status.FAILED,
                List.of(),
                Asset.Status.DRAFT,
                null,
                null,
                "No",
                0,
                job);
        return StateDifference.between(null, state, link -> link).stream()
                .map(StreamEvent::type)
                .toList();
    }
}
