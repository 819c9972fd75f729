package dev.claquete.work;

/** How urgent tasks are. The diagram passes a process's variable on as the priority of its external tasks. */
public final class TaskPriority {

    /** The process variable, an integer; 0 where a process has none. */
    public static final String VARIABLE = "taskPriority";

    /** For work that is done in about a second and that somebody waits for: it has slots of its own and passes long work. */
    public static final int QUICK = 10;

    /** Of work that is neither quick nor long. */
    public static final int ORDINARY = 0;

    /** For work of many minutes: it comes last, and takes at most one slot of a topic in each process. */
    public static final int LONG = -10;

    private TaskPriority() {}
}
