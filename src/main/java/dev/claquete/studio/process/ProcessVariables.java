package dev.claquete.studio.process;

import dev.claquete.work.Variables;
import java.util.Optional;

/**
 * The variables of a process at the moment of an event, read-only, by name. Empty if a variable is missing, null or of
 * another type. May read from the engine, so use it only while the event is handled.
 */
public interface ProcessVariables {

    Optional<String> text(String name);

    Optional<Number> number(String name);

    /** False if the variable is missing. */
    boolean flag(String name);

    static ProcessVariables of(Variables variables) {
        return new ProcessVariableReader(variables.asMap()::get);
    }
}
