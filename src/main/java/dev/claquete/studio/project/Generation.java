package dev.claquete.studio.project;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far the making of a project is. At most one run of {@code make-video} goes on at a time; what is asked for meanwhile
 * and not covered by it waits as a pending goal.
 *
 * <pre>
 *             start                    ended
 *   DRAFT ------------> GENERATING ------------> COMPLETED | DRAFT
 *   (or any other)       |  ^  | incident          FAILED | CANCELLED
 *                  pause |  |  +----------> FAILED, run still there: resume goes back to GENERATING
 *                        v  | resume
 *                      PAUSED             cancel: CANCELLED and stopping, until the run has ended
 * </pre>
 */
@Embeddable
class Generation {

    static final String COMPOSING = "composing";

    @Enumerated(EnumType.STRING)
    private ProjectStatus status = ProjectStatus.DRAFT;

    private @Nullable String runningGoal;
    private @Nullable String lastGoal;
    private String pendingGoals = "";

    /** The run has been told to cancel and has not ended yet. */
    private boolean stopping;

    private int openIncidents;
    private boolean awaitingApproval;

    /** The render job of the present or last run towards a video. */
    private @Nullable UUID jobId;

    /** Says who pays for the present run. */
    private @Nullable UUID keyRing;

    private int progress;
    private @Nullable String phase;
    private @Nullable String generationMessage;
    private @Nullable String errorMessage;

    /** @param keys the run's key ring */
    void start(Goal goal, @Nullable UUID job, UUID keys) {
        if (running()) {
            throw new IllegalStateException("a run towards " + runningGoal + " goes on");
        }
        runningGoal = goal.toString();
        lastGoal = runningGoal;
        jobId = job == null ? jobId : job;
        keyRing = keys;
        status = ProjectStatus.GENERATING;
        stopping = false;
        openIncidents = 0;
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

    void pause() {
        status = ProjectStatus.PAUSED;
    }

    /** Goes on after a pause or an incident. */
    void resume() {
        status = ProjectStatus.GENERATING;
        errorMessage = null;
        openIncidents = 0;
    }

    /** Stops for good; what waited is forgotten. */
    void cancel() {
        stopping = running();
        pendingGoals = "";
        status = ProjectStatus.CANCELLED;
        awaitingApproval = false;
        phase = null;
        generationMessage = null;
        errorMessage = null;
    }

    void incidentRaised(String message) {
        openIncidents++;
        fail(message);
    }

    /** @return whether the run goes on: that was the last incident */
    boolean incidentCleared() {
        openIncidents = Math.max(0, openIncidents - 1);
        boolean goesOn = openIncidents == 0 && running() && status == ProjectStatus.FAILED;
        if (goesOn) {
            resume();
        }
        return goesOn;
    }

    void fail(String message) {
        if (!stopping) {
            status = ProjectStatus.FAILED;
            errorMessage = message;
        }
    }

    /** A run that cannot be paid does not begin; resume tries again. What else waited is forgotten: it would cost, too. */
    void refuse(Goal goal, @Nullable UUID job, String message) {
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

    /** The run is over. One that has neither failed nor been cancelled leaves a video, or a draft if none was wanted yet. */
    void ended(boolean cancelled, boolean hasVideo) {
        boolean failed = status == ProjectStatus.FAILED;
        if (cancelled || stopping) {
            status = ProjectStatus.CANCELLED;
        } else if (!failed) {
            status = hasVideo ? ProjectStatus.COMPLETED : ProjectStatus.DRAFT;
            progress = 100;
        }
        runningGoal = null;
        stopping = false;
        openIncidents = 0;
        awaitingApproval = false;
        phase = null;
        generationMessage = null;
    }

    boolean running() {
        return runningGoal != null;
    }

    /** Whether a run goes on that does its work and was not told to stop. */
    boolean alive() {
        return running() && !stopping;
    }

    Optional<Goal> goal() {
        return Optional.ofNullable(runningGoal).map(Goal::parse);
    }

    Optional<Goal> lastGoal() {
        return Optional.ofNullable(lastGoal).map(Goal::parse);
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

    boolean paused() {
        return status == ProjectStatus.PAUSED;
    }

    /** Whether the run is stuck on a step that has used up its tries. */
    boolean stuck() {
        return alive() && status == ProjectStatus.FAILED;
    }

    /** Whether the run has taken stock of the scenes and is making the video of them. */
    boolean composing() {
        return COMPOSING.equals(phase);
    }

    boolean awaitingApproval() {
        return awaitingApproval;
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

    Optional<String> message() {
        return Optional.ofNullable(generationMessage);
    }

    Optional<String> errorMessage() {
        return Optional.ofNullable(errorMessage);
    }
}
