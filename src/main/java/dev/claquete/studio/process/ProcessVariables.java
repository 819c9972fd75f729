package dev.claquete.studio.process;

import dev.claquete.work.Variables;
import java.util.Optional;

/**
 * What a process knows at the moment of an event: its variables, read-only, by name. Empty where a variable is missing, null or
 * of another type. May read the engine when asked, so it is good for as long as the event is being handled and no longer.
 */
public interface ProcessVariables {

    Optional<String> text(String name);

    Optional<Number> number(String name);

    /** False where the variable is missing. */
    boolean flag(String name);

    static ProcessVariables of(Variables variables) {
        return new ProcessVariableReader(variables.asMap()::get);
    }
}
