package dev.claquete.studio.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PendingGoalTest {

    private static final UUID SCENE = UUID.randomUUID();
    private static final UUID FIRST = UUID.randomUUID();
    private static final UUID SECOND = UUID.randomUUID();

    private static PendingGoal image(UUID ring) {
        return new PendingGoal(RunTarget.sceneImage(SCENE), ring);
    }

    @Test
    void goalsAndTheirKeysAreReadBackAsTheyWereWritten() {
        List<PendingGoal> goals = List.of(image(FIRST), new PendingGoal(RunTarget.NARRATIONS, null));

        assertThat(PendingGoal.parseAll(PendingGoal.join(goals))).isEqualTo(goals);
        assertThat(PendingGoal.parseAll("")).isEmpty();
        assertThat(PendingGoal.parseAll("video,scene-image:" + SCENE))
                .as("as an earlier version wrote them")
                .containsExactly(new PendingGoal(RunTarget.VIDEO, null), image(null));
    }

    @Test
    void aGoalThatIsCoveredTakesNoSecondPlaceButItsKeysAreUsed() {
        List<PendingGoal> video = List.of(new PendingGoal(RunTarget.VIDEO, FIRST));

        assertThat(PendingGoal.plus(video, image(null))).isEqualTo(video);
        assertThat(PendingGoal.plus(video, image(SECOND))).containsExactly(new PendingGoal(RunTarget.VIDEO, SECOND));
    }

    @Test
    void aWiderGoalTakesTheNarrowerOnesPlaceAndItsKeysUnlessItBringsOthers() {
        List<PendingGoal> narrow = List.of(image(FIRST), new PendingGoal(RunTarget.NARRATIONS, null));

        assertThat(PendingGoal.plus(narrow, new PendingGoal(RunTarget.VIDEO, null)))
                .containsExactly(new PendingGoal(RunTarget.VIDEO, FIRST));
        assertThat(PendingGoal.plus(narrow, new PendingGoal(RunTarget.VIDEO, SECOND)))
                .containsExactly(new PendingGoal(RunTarget.VIDEO, SECOND));
        assertThat(PendingGoal.plus(narrow, new PendingGoal(RunTarget.IMAGES, null)))
                .containsExactly(new PendingGoal(RunTarget.NARRATIONS, null), new PendingGoal(RunTarget.IMAGES, FIRST));
    }
}
