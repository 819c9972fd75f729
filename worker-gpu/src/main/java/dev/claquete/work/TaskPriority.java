package dev.claquete.work;

/** The priority of tasks. The diagram passes a process variable on as the priority of its external tasks. */
public final class TaskPriority {

    /** The process variable, an integer; a missing one counts as 0. */
    public static final String VARIABLE = "taskPriority";

    /**
     * For work that takes about a second and that somebody waits for: it has slots of its own and overtakes long work.
     */
    public static final int QUICK = 10;

    /** For work that is neither quick nor long. */
    public static final int ORDINARY = 0;

    /** For work of many minutes: it comes last, and takes at most one slot of a topic in each process. */
    public static final int LONG = -10;

    private TaskPriority() {}
}
