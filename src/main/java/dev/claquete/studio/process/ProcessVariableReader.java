package dev.claquete.studio.process;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Process variables from any lookup by name. */
record ProcessVariableReader(Function<String, ? extends @Nullable Object> variable) implements ProcessVariables {

    @Override
    public Optional<String> text(String name) {
        return variable.apply(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    @Override
    public Optional<Number> number(String name) {
        return variable.apply(name) instanceof Number number ? Optional.of(number) : Optional.empty();
    }

    @Override
    public boolean flag(String name) {
        return Boolean.TRUE.equals(variable.apply(name));
    }
}
