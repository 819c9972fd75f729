package dev.claquete.studio.web;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sentences for the rules that input must keep, each written once: for annotated bodies and parameters and for {@link JsonReader}. */
public final class Rules {

    public static final String REQUIRED = "is required";
    static final String TEXT = "must be a text";
    static final String FLAG = "must be true or false";
    static final String LIST = "must be a list";
    static final String UUID = "must be a UUID";

    private Rules() {}

    public static String range(double least, double most) {
        return "must be from " + plain(least) + " to " + plain(most);
    }

    static String number(double least, double most) {
        return "must be a number from " + plain(least) + " to " + plain(most);
    }

    static String whole(long least, long most) {
        return "must be a whole number from " + least + " to " + most;
    }

    public static String mostCharacters(int most, int characters) {
        return "must have at most " + most + " characters, not " + characters;
    }

    static String mostItems(int most, int items) {
        return "must have at most " + most + " items, not " + items;
    }

    public static String oneOf(Collection<String> words) {
        return "must be one of " + String.join(", ", words);
    }

    public static String oneOf(Class<?> type) {
        return oneOf(Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .toList());
    }

    /** The constant of this name; capitals do not matter, and hyphens and blanks stand for underscores. */
    public static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        String written = name.strip().toUpperCase(Locale.ROOT).replaceAll("[- ]", "_");
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(written))
                .findFirst();
    }

    /** @param all the annotations of the field or parameter */
    public static String sentence(ConstraintViolation<?> broken, Annotation[] all) {
        Annotation rule = broken.getConstraintDescriptor().getAnnotation();
        boolean ownWords = !broken.getMessageTemplate().startsWith("{");
        if (!ownWords && (rule instanceof NotNull || rule instanceof NotBlank || rule instanceof NotEmpty)) {
            return REQUIRED;
        }
        if (!ownWords && rule instanceof Size size) {
            return broken.getInvalidValue() instanceof CharSequence text
                    ? mostCharacters(size.max(), text.length())
                    : "must have from " + size.min() + " to " + size.max() + " items";
        }
        @Nullable Double least = bound(all, true);
        @Nullable Double most = bound(all, false);
        if (ownWords || least == null && most == null) {
            return broken.getMessage();
        }
        if (least != null && most != null) {
            return range(least, most);
        }
        return least != null ? atLeast(least) : "must be at most " + plain(Objects.requireNonNull(most));
    }

    private static String atLeast(double least) {
        return least == 0 ? "must not be negative" : "must be at least " + plain(least);
    }

    private static @Nullable Double bound(Annotation[] all, boolean lower) {
        return Arrays.stream(all)
                .map(rule -> lower ? least(rule) : most(rule))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private static Optional<Double> least(Annotation rule) {
        return rule instanceof Min min
                ? Optional.of((double) min.value())
                : rule instanceof DecimalMin min ? Optional.of(Double.valueOf(min.value())) : Optional.empty();
    }

    private static Optional<Double> most(Annotation rule) {
        return rule instanceof Max max
                ? Optional.of((double) max.value())
                : rule instanceof DecimalMax max ? Optional.of(Double.valueOf(max.value())) : Optional.empty();
    }

    static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
