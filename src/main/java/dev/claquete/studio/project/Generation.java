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
 * The state of a project's generation. At most one run of {@code make-video} is active at a time; a request that it
 * does not cover waits as a pending goal.
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
 * <p>Each blocking step and pause is recorded separately, so that the status stays correct in whatever order they begin
 * and end: a run with a paused instance is PAUSED; otherwise a run with a stuck step is FAILED.
 */
@Embeddable
public class Generation {

    static final String COMPOSING = "composing";

    private enum Run {
        NONE,
        ALIVE,
        STOPPING
    }

    /** The moves of a run, with the states in which each is legal. */
    public enum Move {
        START(Run.NONE),
        REFUSE(Run.NONE),
        RESUME(Run.ALIVE),
        /** A run that was told to cancel ends as cancelled, whatever fails before its end. */
        FAIL(Run.NONE, Run.ALIVE),
        CANCEL(Run.NONE, Run.ALIVE, Run.STOPPING),
        END(Run.ALIVE, Run.STOPPING);

        private final Set<Run> from;

        Move(Run... from) {
            this.from = Set.of(from);
        }
    }

    @Enumerated(EnumType.STRING)
    private Project.Status status = Project.Status.DRAFT;

    private @Nullable String runningGoal;
    private @Nullable String lastGoal;
    private String pendingGoals = "";

    /** The run was told to cancel and has not ended yet. */
    private boolean stopping;

    /** See {@link StuckStep}. */
    private String stuckSteps = "";

    /** The ids of the paused instances, separated by commas. */
    private String pausedInstances = "";

    private boolean awaitingApproval;

    /** The render job of the current or last run towards a video. */
    private @Nullable UUID jobId;

    /** The key ring that pays for the current run. */
    private @Nullable UUID keyRing;

    private int progress;
    private @Nullable String phase;
    private @Nullable String generationMessage;

    /** Why the run failed for good; see {@link #errorMessage()}. */
    private @Nullable String errorMessage;

    /** Whether the move is legal now. */
    public boolean may(Move move) {
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
    public void start(RunTarget goal, @Nullable UUID job, UUID keys) {
        require(Move.START);
        runningGoal = goal.toString();
        lastGoal = runningGoal;
        jobId = job == null ? jobId : job;
        keyRing = keys;
        status = Project.Status.GENERATING;
        stopping = false;
        nothingHoldsItUp();
        awaitingApproval = false;
        progress = 0;
        phase = null;
        generationMessage = null;
        errorMessage = null;
    }

    /** Keeps a goal for the end of the current run. */
    public void await(PendingGoal goal) {
        pendingGoals = PendingGoal.join(PendingGoal.plus(pending(), goal));
        if (stopping) {
            status = Project.Status.GENERATING;
        }
    }

    /** Removes and returns the goal that has waited longest. */
    public Optional<PendingGoal> takePending() {
        List<PendingGoal> goals = pending();
        if (goals.isEmpty()) {
            return Optional.empty();
        }
        pendingGoals = PendingGoal.join(goals.subList(1, goals.size()));
        return Optional.of(goals.get(0));
    }

    /** An instance of the run was paused. */
    public void pause(String instanceId) {
        List<String> all = new ArrayList<>(paused(instanceId));
        all.add(instanceId);
        pausedInstances = String.join(",", all);
        settle();
    }

    /** The instance continues, or has ended. */
    public void activate(String instanceId) {
        pausedInstances = String.join(",", paused(instanceId));
        settle();
    }

    private List<String> paused(String except) {
        return Arrays.stream(pausedInstances.split(","))
                .filter(id -> !id.isEmpty() && !id.equals(except))
                .toList();
    }

    public void stick(StuckStep step) {
        List<StuckStep> all = new ArrayList<>(stuckSteps(step.taskId()));
        all.add(step);
        stuckSteps = StuckStep.join(all);
        settle();
    }

    /** The step is tried again, or was given up. */
    public void unstick(String taskId) {
        stuckSteps = StuckStep.join(stuckSteps(taskId));
        settle();
    }

    private List<StuckStep> stuckSteps(String except) {
        return StuckStep.parseAll(stuckSteps).stream()
                .filter(step -> !step.taskId().equals(except))
                .toList();
    }

    /** Continues after all pauses and incidents. */
    public void resume() {
        require(Move.RESUME);
        nothingHoldsItUp();
        errorMessage = null;
        status = Project.Status.GENERATING;
    }

    private void nothingHoldsItUp() {
        stuckSteps = "";
        pausedInstances = "";
    }

    /** Derives the status from what blocks the run. */
    private void settle() {
        if (!alive()) {
            return;
        }
        List<StuckStep> stuck = StuckStep.parseAll(stuckSteps);
        if (!pausedInstances.isEmpty()) {
            status = Project.Status.PAUSED;
        } else if (errorMessage != null || stuck.stream().anyMatch(step -> !step.silent())) {
            status = Project.Status.FAILED;
        } else if (stuck.isEmpty()) {
            status = Project.Status.GENERATING;
        } else {
            status = goal().filter(RunTarget::isVideo).isPresent() ? Project.Status.COMPLETED : Project.Status.DRAFT;
            progress = 100;
        }
    }

    /** Cancels for good and drops pending goals. */
    public void cancel() {
        require(Move.CANCEL);
        stopping = running();
        pendingGoals = "";
        status = Project.Status.CANCELLED;
        awaitingApproval = false;
        phase = null;
        generationMessage = null;
        errorMessage = null;
    }

    /** The run failed for good. */
    public void fail(String message) {
        require(Move.FAIL);
        status = Project.Status.FAILED;
        errorMessage = message;
    }

    /**
     * The run cannot be paid and does not start; resume tries again. Other pending goals are dropped, because they
     * would cost too.
     */
    public void refuse(RunTarget goal, @Nullable UUID job, String message) {
        require(Move.REFUSE);
        lastGoal = goal.toString();
        jobId = job == null ? jobId : job;
        pendingGoals = "";
        status = Project.Status.FAILED;
        errorMessage = message;
    }

    public void awaitApproval(boolean awaited) {
        awaitingApproval = awaited;
    }

    /** Progress never goes back within a run. */
    public void advance(int percent) {
        progress = Math.max(progress, Math.min(percent, 100));
    }

    public void tell(@Nullable String presentPhase, String message) {
        phase = presentPhase;
        generationMessage = message;
    }

    public boolean waits(String language) {
        return StepMessage.waiting(language).equals(generationMessage);
    }

    /**
     * Ends the run. Unless it failed or was cancelled, the project has a video, or is a draft if no video was requested
     * yet.
     */
    public void ended(boolean cancelled, boolean hasVideo) {
        require(Move.END);
        if (cancelled || stopping) {
            status = Project.Status.CANCELLED;
            errorMessage = null;
        } else if (errorMessage != null) {
            status = Project.Status.FAILED;
        } else {
            status = hasVideo ? Project.Status.COMPLETED : Project.Status.DRAFT;
            progress = 100;
        }
        runningGoal = null;
        stopping = false;
        nothingHoldsItUp();
        awaitingApproval = false;
        phase = null;
        generationMessage = null;
    }

    public boolean running() {
        return runningGoal != null;
    }

    /** Whether a run is working and was not told to stop. */
    public boolean alive() {
        return run() == Run.ALIVE;
    }

    public Optional<RunTarget> goal() {
        return Optional.ofNullable(runningGoal).map(RunTarget::parse);
    }

    public Optional<RunTarget> lastGoal() {
        return Optional.ofNullable(lastGoal).map(RunTarget::parse);
    }

    public List<PendingGoal> pending() {
        return PendingGoal.parseAll(pendingGoals);
    }

    public Optional<UUID> keyRing() {
        return Optional.ofNullable(keyRing);
    }

    /** Removes and returns the key ring of a run that has ended. */
    public Optional<UUID> takeKeyRing() {
        Optional<UUID> ring = keyRing();
        keyRing = null;
        return ring;
    }

    Project.Status status() {
        return status;
    }

    /** Whether the run has failed for good and said why. */
    public boolean failed() {
        return errorMessage != null;
    }

    public boolean paused() {
        return status == Project.Status.PAUSED;
    }

    /** Whether the run is stuck on a step that has no tries left. */
    public boolean stuck() {
        return alive() && !paused() && (status == Project.Status.FAILED || !stuckSteps.isEmpty());
    }

    /** Why the scene is stuck, if one of its steps is. */
    public Optional<String> stuckAt(UUID scene) {
        return StuckStep.parseAll(stuckSteps).stream()
                .filter(step -> step.of(scene))
                .map(StuckStep::ofScene)
                .findFirst();
    }

    /** Whether the run has collected the scenes and is composing the video. */
    public boolean composing() {
        return COMPOSING.equals(phase);
    }

    /** Whether an approval would reach the run: a paused run does not receive it. */
    public boolean awaitingApproval() {
        return awaitingApproval && status == Project.Status.GENERATING;
    }

    public Optional<UUID> jobId() {
        return Optional.ofNullable(jobId);
    }

    public int progress() {
        return progress;
    }

    public Optional<String> phase() {
        return Optional.ofNullable(phase);
    }

    /** What the run is doing, or why it does nothing. */
    public Optional<String> message(String language) {
        return switch (status) {
            case GENERATING -> Optional.ofNullable(generationMessage);
            case PAUSED -> Optional.of(StepMessage.paused(language));
            case FAILED -> errorMessage();
            case DRAFT, COMPLETED, CANCELLED -> Optional.empty();
        };
    }

    /** Why it failed; empty if it did not. */
    public Optional<String> errorMessage() {
        if (status != Project.Status.FAILED) {
            return Optional.empty();
        }
        return Optional.ofNullable(errorMessage).or(() -> StuckStep.parseAll(stuckSteps).stream()
                .filter(step -> !step.silent())
                .map(StuckStep::sentence)
                .findFirst());
    }
}
