package dev.claquete.studio.process;

/**
 * The processes of the house, by the business key that all instances of one run share: a project's id or a job's. Every call
 * takes part in the caller's transaction, if there is one, and reaches the whole tree of instances under the key.
 */
public interface Processes {

    /**
     * Starts an instance of the newest version.
     *
     * @param variables its components become the process variables
     * @return the instance's id
     * @throws dev.claquete.studio.web.Conflict when an operator has paused the process as a whole; see {@link #accepts}
     */
    String start(String processId, String businessKey, Record variables);

    /** Whether instances can be started: false while an operator has paused the process as a whole. */
    boolean accepts(String processId);

    boolean isRunning(String businessKey);

    /**
     * Sends a message to all who wait for it. It reaches a paused process too, which stays paused; so {@link #activate} before
     * a message whose effect must not wait, a cancel for instance.
     *
     * @param payload its components become process variables
     * @return false when nobody waits for it
     */
    boolean correlate(String message, String businessKey, Record payload);

    /** The same, for the one instance whose variable has this value: the scene of a sceneId, say. */
    boolean correlate(String message, String businessKey, String variableName, String variableValue, Record payload);

    /** Nothing new starts; work in hand may finish, and its result counts when the process goes on. */
    void suspend(String businessKey);

    /**
     * Goes on after {@link #suspend}, or after someone has paused instances one by one. Timers begin anew: time spent paused does
     * not make anything overdue. Nothing happens to what is not paused.
     */
    void activate(String businessKey);

    /** Gives every step that has used up its tries the tries of its retry cycle again, at once. */
    void retryFailed(String businessKey);

    /**
     * @param variables its components become process variables
     * @throws IllegalStateException when no such task waits
     */
    void completeUserTask(String businessKey, String taskDefinitionKey, Record variables);

    /**
     * Takes a result for a step that waits for a worker, from whoever has it. A worker that holds the task loses it, notices and
     * stops.
     *
     * @param step the element's id, {@code ComposeVideo}
     * @param outputs its components become process variables
     * @return false when the step does not wait, or its process is paused
     */
    boolean completeStep(String businessKey, String step, Record outputs);

    /**
     * Counts one failed try of a step that waits for a worker, as if one of ours had failed. The failure of one worker says
     * nothing about another one that is at it.
     *
     * @param step the element's id, {@code ComposeVideo}
     * @param message for people
     * @return false when the step does not wait, is in the hands of another worker, or its process is paused
     */
    boolean failStep(String businessKey, String step, String message);

    /** Removes all instances; nothing is compensated. For a project that is being deleted itself. */
    void delete(String businessKey, String reason);
}
