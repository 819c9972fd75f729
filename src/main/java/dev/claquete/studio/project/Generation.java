package dev.claquete.studio.project;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far the making of a project is. At most one run of {@code make-video} goes on at a time; what is asked for meanwhile
 * and not covered by it waits as a pending goal.
 *
 * <pre>
 *             start                    ended
 *   DRAFT ------------> GENERATING ------------> COMPLETED | DRAFT
 *   (or any other)       |  ^  | a step is stuck   FAILED | CANCELLED
 *               a pause  |  |  +----------> FAILED, run still there: GENERATING when the last stuck step is tried again
 *                        v  | its end
 *                      PAUSED             cancel: CANCELLED and stopping, until the run has ended
 * </pre>
 *
 * <p>What holds a run up is kept one by one, so that the status is true whoever pauses, retries or activates what, in whatever
 * order: a run of which something is paused is PAUSED; if nothing is, one with a stuck step is FAILED.
 */
@Embeddable
class Generation {

    static final String COMPOSING = "composing";

    private enum Run {
        NONE,
        ALIVE,
        STOPPING
    }

    /** What may happen to a run, and while it is what. */
    enum Move {
        START(Run.NONE),
        REFUSE(Run.NONE),
        RESUME(Run.ALIVE),
        /** A run that was told to cancel is cancelled, whatever fails before its end. */
        FAIL(Run.NONE, Run.ALIVE),
        CANCEL(Run.NONE, Run.ALIVE, Run.STOPPING),
        END(Run.ALIVE, Run.STOPPING);

        private final Set<Run> from;

        Move(Run... from) {
            this.from = Set.of(from);
        }
    }

    @Enumerated(EnumType.STRING)
    private ProjectStatus status = ProjectStatus.DRAFT;

    private @Nullable String runningGoal;
    private @Nullable String lastGoal;
    private String pendingGoals = "";

    /** The run has been told to cancel and has not ended yet. */
    private boolean stopping;

    /** See {@link StuckStep}. */
    private String stuckSteps = "";

    /** The ids of the instances that are paused, separated by commas. */
    private String pausedInstances = "";

    private boolean awaitingApproval;

    /** The render job of the present or last run towards a video. */
    private @Nullable UUID jobId;

    /** Says who pays for the present run. */
    private @Nullable UUID keyRing;

    private int progress;
    private @Nullable String phase;
    private @Nullable String generationMessage;

    /** Why the run has failed for good; see {@link #errorMessage()}. */
    private @Nullable String errorMessage;

    /** Whether the move is legal now. */
    boolean may(Move move) {
        return move.from.contains(run());
    }

    private Run run() {
        return runningGoal == null ? Run.NONE : stopping ? Run.STOPPING : Run.ALIVE;
    }

    private void require(Move move) {
        if (!may(move)) {
            throw new IllegalStateException(
                    "The run is " + run() + ", towards " + runningGoal + ", and must not " + move);
        }
    }

    /** @param keys the run's key ring */
    void start(RunTarget goal, @Nullable UUID job, UUID keys) {
        require(Move.START);
        runningGoal = goal.toString();
        lastGoal = runningGoal;
        jobId = job == null ? jobId : job;
        keyRing = keys;
        status = ProjectStatus.GENERATING;
        stopping = false;
        nothingHoldsItUp();
        awaitingApproval = false;
        progress = 0;
        phase = null;
        generationMessage = null;
        errorMessage = null;
    }

    /** To be done when the present run has ended. */
    void await(PendingGoal goal) {
        pendingGoals = PendingGoal.join(PendingGoal.plus(pending(), goal));
        if (stopping) {
            status = ProjectStatus.GENERATING;
        }
    }

    /** Takes the goal that has waited longest. */
    Optional<PendingGoal> takePending() {
        List<PendingGoal> goals = pending();
        if (goals.isEmpty()) {
            return Optional.empty();
        }
        pendingGoals = PendingGoal.join(goals.subList(1, goals.size()));
        return Optional.of(goals.get(0));
    }

    /** An instance of the run does nothing until it is told to go on. */
    void pause(String instanceId) {
        List<String> all = new ArrayList<>(paused(instanceId));
        all.add(instanceId);
        pausedInstances = String.join(",", all);
        settle();
    }

    /** The instance goes on, or has ended. */
    void activate(String instanceId) {
        pausedInstances = String.join(",", paused(instanceId));
        settle();
    }

    private List<String> paused(String except) {
        return Arrays.stream(pausedInstances.split(","))
                .filter(id -> !id.isEmpty() && !id.equals(except))
                .toList();
    }

    void stick(StuckStep step) {
        List<StuckStep> all = new ArrayList<>(stuckSteps(step.taskId()));
        all.add(step);
        stuckSteps = StuckStep.join(all);
        settle();
    }

    /** The step is tried again, or given up. */
    void unstick(String taskId) {
        stuckSteps = StuckStep.join(stuckSteps(taskId));
        settle();
    }

    private List<StuckStep> stuckSteps(String except) {
        return StuckStep.parseAll(stuckSteps).stream()
                .filter(step -> !step.taskId().equals(except))
                .toList();
    }

    /** Goes on after a pause or an incident, whatever held it up. */
    void resume() {
        require(Move.RESUME);
        nothingHoldsItUp();
        errorMessage = null;
        status = ProjectStatus.GENERATING;
    }

    private void nothingHoldsItUp() {
        stuckSteps = "";
        pausedInstances = "";
    }

    /** The status that follows from what holds the run up. */
    private void settle() {
        if (!alive()) {
            return;
        }
        List<StuckStep> stuck = StuckStep.parseAll(stuckSteps);
        if (!pausedInstances.isEmpty()) {
            status = ProjectStatus.PAUSED;
        } else if (errorMessage != null || stuck.stream().anyMatch(step -> !step.silent())) {
            status = ProjectStatus.FAILED;
        } else if (stuck.isEmpty()) {
            status = ProjectStatus.GENERATING;
        } else {
            status = goal().filter(RunTarget::isVideo).isPresent() ? ProjectStatus.COMPLETED : ProjectStatus.DRAFT;
            progress = 100;
        }
    }

    /** Stops for good; what waited is forgotten. */
    void cancel() {
        require(Move.CANCEL);
        stopping = running();
        pendingGoals = "";
        status = ProjectStatus.CANCELLED;
        awaitingApproval = false;
        phase = null;
        generationMessage = null;
        errorMessage = null;
    }

    /** The run has failed for good, for this reason. */
    void fail(String message) {
        require(Move.FAIL);
        status = ProjectStatus.FAILED;
        errorMessage = message;
    }

    /** A run that cannot be paid does not begin; resume tries again. What else waited is forgotten: it would cost, too. */
    void refuse(RunTarget goal, @Nullable UUID job, String message) {
        require(Move.REFUSE);
        lastGoal = goal.toString();
        jobId = job == null ? jobId : job;
        pendingGoals = "";
        status = ProjectStatus.FAILED;
        errorMessage = message;
    }

    void awaitApproval(boolean awaited) {
        awaitingApproval = awaited;
    }

    /** Progress never goes back within a run. */
    void advance(int percent) {
        progress = Math.max(progress, Math.min(percent, 100));
    }

    void tell(@Nullable String presentPhase, String message) {
        phase = presentPhase;
        generationMessage = message;
    }

    boolean waits(String language) {
        return StepMessage.waiting(language).equals(generationMessage);
    }

    /** The run is over. One that has neither failed nor been cancelled leaves a video, or a draft if none was wanted yet. */
    void ended(boolean cancelled, boolean hasVideo) {
        require(Move.END);
        if (cancelled || stopping) {
            status = ProjectStatus.CANCELLED;
            errorMessage = null;
        } else if (errorMessage != null) {
            status = ProjectStatus.FAILED;
        } else {
            status = hasVideo ? ProjectStatus.COMPLETED : ProjectStatus.DRAFT;
            progress = 100;
        }
        runningGoal = null;
        stopping = false;
        nothingHoldsItUp();
        awaitingApproval = false;
        phase = null;
        generationMessage = null;
    }

    boolean running() {
        return runningGoal != null;
    }

    /** Whether a run goes on that does its work and was not told to stop. */
    boolean alive() {
        return run() == Run.ALIVE;
    }

    Optional<RunTarget> goal() {
        return Optional.ofNullable(runningGoal).map(RunTarget::parse);
    }

    Optional<RunTarget> lastGoal() {
        return Optional.ofNullable(lastGoal).map(RunTarget::parse);
    }

    List<PendingGoal> pending() {
        return PendingGoal.parseAll(pendingGoals);
    }

    Optional<UUID> keyRing() {
        return Optional.ofNullable(keyRing);
    }

    /** The ring of a run that is over, to be dropped. */
    Optional<UUID> takeKeyRing() {
        Optional<UUID> ring = keyRing();
        keyRing = null;
        return ring;
    }

    ProjectStatus status() {
        return status;
    }

    /** Whether the run has said why it has failed for good. */
    boolean failed() {
        return errorMessage != null;
    }

    boolean paused() {
        return status == ProjectStatus.PAUSED;
    }

    /** Whether the run is stuck on a step that has used up its tries. */
    boolean stuck() {
        return alive() && !paused() && (status == ProjectStatus.FAILED || !stuckSteps.isEmpty());
    }

    /** Why the scene gets no further, if it is one of its steps that is stuck. */
    Optional<String> stuckAt(UUID scene) {
        return StuckStep.parseAll(stuckSteps).stream()
                .filter(step -> step.of(scene))
                .map(StuckStep::ofScene)
                .findFirst();
    }

    /** Whether the run has taken stock of the scenes and is making the video of them. */
    boolean composing() {
        return COMPOSING.equals(phase);
    }

    /** Whether an approval would be heard: a paused run does not hear it. */
    boolean awaitingApproval() {
        return awaitingApproval && status == ProjectStatus.GENERATING;
    }

    Optional<UUID> jobId() {
        return Optional.ofNullable(jobId);
    }

    int progress() {
        return progress;
    }

    Optional<String> phase() {
        return Optional.ofNullable(phase);
    }

    /** What is being done, or why nothing is. */
    Optional<String> message(String language) {
        return switch (status) {
            case GENERATING -> Optional.ofNullable(generationMessage);
            case PAUSED -> Optional.of(StepMessage.paused(language));
            case FAILED -> errorMessage();
            case DRAFT, COMPLETED, CANCELLED -> Optional.empty();
        };
    }

    /** Why it has failed; empty when it has not. */
    Optional<String> errorMessage() {
        if (status != ProjectStatus.FAILED) {
            return Optional.empty();
        }
        return Optional.ofNullable(errorMessage).or(() -> StuckStep.parseAll(stuckSteps).stream()
                .filter(step -> !step.silent())
                .map(StuckStep::sentence)
                .findFirst());
    }
}
