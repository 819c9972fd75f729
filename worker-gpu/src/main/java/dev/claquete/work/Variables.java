package dev.claquete.work;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Scalars that travel between diagram and code, by name; converts between process variables and records. Immutable. */
public final class Variables {

    private static final Variables NONE = new Variables(Map.of());

    private final Map<String, @Nullable Object> values;

    private Variables(Map<String, ? extends @Nullable Object> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public static Variables none() {
        return NONE;
    }

    public static Variables of(Map<String, ? extends @Nullable Object> values) {
        return new Variables(values);
    }

    /** One variable for each component of the record, nulls included. */
    public static Variables of(Record record) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            values.put(component.getName(), scalar(read(component, record)));
        }
        return new Variables(values);
    }

    public Map<String, @Nullable Object> asMap() {
        return values;
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(String::valueOf);
    }

    public Optional<Number> number(String name) {
        return values.get(name) instanceof Number number ? Optional.of(number) : Optional.empty();
    }

    /**
     * Fills a record from the variables named like its components.
     *
     * @throws IllegalArgumentException naming the variable that is missing or of another type
     */
    public <R extends Record> R to(Class<R> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            arguments[i] = argument(components[i], type);
        }
        return create(type, components, arguments);
    }

    private @Nullable Object argument(RecordComponent component, Class<?> type) {
        Object value = values.get(component.getName());
        if (value == null) {
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                return null;
            }
            throw new IllegalArgumentException("Variable " + component.getName() + " is missing; "
                    + type.getEnclosingClass().getSimpleName() + " needs it.");
        }
        return convert(value, component);
    }

    private static Object convert(Object value, RecordComponent component) {
        Class<?> wanted = component.getType();
        if (wanted == String.class) {
            return value.toString();
        }
        if (value instanceof Number number) {
            if (wanted == int.class || wanted == Integer.class) {
                return Math.toIntExact(number.longValue());
            }
            if (wanted == long.class || wanted == Long.class) {
                return number.longValue();
            }
            if (wanted == double.class || wanted == Double.class) {
                return number.doubleValue();
            }
        }
        if ((wanted == boolean.class || wanted == Boolean.class) && value instanceof Boolean) {
            return value;
        }
        if (wanted.isEnum() && value instanceof String name) {
            return constant(wanted, name, component);
        }
        throw new IllegalArgumentException("Variable " + component.getName() + " should be a " + wanted.getSimpleName()
                + " but is " + value + ".");
    }

    private static Object constant(Class<?> type, String name, RecordComponent component) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Variable " + component.getName() + " is " + name
                        + " but may only be one of " + Arrays.toString(type.getEnumConstants()) + "."));
    }

    private static @Nullable Object scalar(@Nullable Object value) {
        if (value == null
                || value instanceof String
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        throw new IllegalArgumentException(
                "A process variable is a scalar, not a " + value.getClass().getSimpleName());
    }

    private static @Nullable Object read(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static <R extends Record> R create(Class<R> type, RecordComponent[] components, Object[] arguments) {
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getTargetException();
            throw new IllegalArgumentException(String.valueOf(cause.getMessage()), cause);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type, e);
        }
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
