package dev.claquete.work;

/**
 * One step of a process: a function on records whose components are the process variables of the same names.
 *
 * <p>A handler is stateless and runs at least once: it derives the keys of its results from its input, so that a repeat
 * finds the earlier result instead of making or paying for it again. Optional components are {@code @Nullable}.
 * Supported types: {@code String}, {@code int}, {@code long}, {@code double}, {@code boolean}, their boxes, and enums
 * by name.
 *
 * @param <I> the input, filled from the task's variables
 * @param <O> the output; each component becomes a variable
 */
public interface TaskHandler<I extends Record, O extends Record> {

    /**
     * Does the work.
     *
     * @throws BusinessError if the process should react as drawn (a BPMN error with the class's code)
     * @throws Exception on anything technical: the task is retried, and after its last try becomes an incident
     */
    O handle(I input, TaskContext task) throws Exception;
}
