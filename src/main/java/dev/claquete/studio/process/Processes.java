package dev.claquete.studio.process;

/**
 * Our processes, by the business key that all instances of one run share: a project's id or a job's. Every call takes
 * part in the caller's transaction, if there is one, and covers the whole tree of instances under the key.
 */
public interface Processes {

    /**
     * Starts an instance of the newest version.
     *
     * @param variables its components become the process variables
     * @return the instance's id
     * @throws dev.claquete.studio.web.Conflict if an operator has paused the whole process definition; see
     *     {@link #accepts}
     */
    String start(String processId, String businessKey, Record variables);

    /** Whether instances can be started: false while an operator has paused the whole process definition. */
    boolean accepts(String processId);

    boolean isRunning(String businessKey);

    /**
     * Sends a message to all instances that wait for it. It reaches a paused process too, which stays paused; so call
     * {@link #activate} before a message whose effect must not wait, such as a cancel.
     *
     * @param payload its components become process variables
     * @return false if no instance waits for it
     */
    boolean correlate(String message, String businessKey, Record payload);

    /** Sends a message to the one instance whose variable has this value, for example the scene of a sceneId. */
    boolean correlate(String message, String businessKey, String variableName, String variableValue, Record payload);

    /**
     * Pauses all instances: nothing new starts; work in progress may finish, and its result counts when the process
     * continues.
     */
    void suspend(String businessKey);

    /**
     * Continues after {@link #suspend}, or after somebody paused single instances. Timers start over, so paused time
     * does not make anything overdue. Instances that are not paused stay unchanged.
     */
    void activate(String businessKey);

    /** Gives every step that has no tries left the tries of its retry cycle again, at once. */
    void retryFailed(String businessKey);

    /**
     * @param variables its components become process variables
     * @throws IllegalStateException if no such task waits
     */
    void completeUserTask(String businessKey, String taskDefinitionKey, Record variables);

    /**
     * Accepts a result for a step that waits for a worker, from any source. A worker that holds the task loses it,
     * notices and stops.
     *
     * @param step the element's id, {@code ComposeVideo}
     * @param outputs its components become process variables
     * @return false if the step does not wait, or its process is paused
     */
    boolean completeStep(String businessKey, String step, Record outputs);

    /**
     * Counts one failed try of a step that waits for a worker, as if one of ours had failed. A failure of one worker
     * does not concern another one that is working on it.
     *
     * @param step the element's id, {@code ComposeVideo}
     * @param message for people
     * @return false if the step does not wait, another worker is working on it, or its process is paused
     */
    boolean failStep(String businessKey, String step, String message);

    /** Deletes all instances without compensation. For a project that is itself being deleted. */
    void delete(String businessKey, String reason);
}
