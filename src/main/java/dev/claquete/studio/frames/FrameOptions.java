package dev.claquete.studio.frames;

import dev.claquete.render.FrameInterval;
import dev.claquete.render.FrameInterval.Kind;
import dev.claquete.studio.web.InvalidInput;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A caller's options for the frames of a video.
 *
 * @param imageFormat {@code jpg} or {@code png}
 * @param webhookUrl an additional recipient of the outcome, besides the account's own webhooks
 */
record FrameOptions(FrameInterval interval, String imageFormat, @Nullable String webhookUrl) {

    private static final FrameInterval EACH_SECOND = new FrameInterval(Kind.EVERY_SECONDS, 1);

    /** For FFmpeg's scene filter: finds cuts, and rarely anything else. */
    private static final double USUAL_SCORE = 0.3;

    /**
     * Reads a form's fields; null and empty ones count as absent.
     *
     * @param intervals at most one of them given
     * @throws InvalidInput naming the field and the rule
     */
    static FrameOptions of(Map<Kind, String> intervals, @Nullable String format, @Nullable String webhookUrl) {
        return new FrameOptions(interval(intervals), imageFormat(format), webhookUrl);
    }

    private static FrameInterval interval(Map<Kind, String> intervals) {
        if (intervals.isEmpty()) {
            return EACH_SECOND;
        }
        Map<Kind, String> ordered = new EnumMap<>(intervals);
        if (ordered.size() > 1) {
            String given = ordered.keySet().stream().map(FrameOptions::field).collect(Collectors.joining(", "));
            Kind second = ordered.keySet().stream().skip(1).findFirst().orElseThrow();
            throw new InvalidInput(field(second), "must not be given together with another interval (" + given + ")");
        }
        Map.Entry<Kind, String> only = ordered.entrySet().iterator().next();
        return interval(only.getKey(), only.getValue().strip());
    }

    private static FrameInterval interval(Kind kind, String text) {
        if (kind == Kind.SCENE_CHANGES && text.equalsIgnoreCase("true")) {
            return new FrameInterval(kind, USUAL_SCORE);
        }
        double value = number(kind, text);
        if (!(value >= kind.least() && value <= kind.most()) || (kind == Kind.EVERY_NTH && value != Math.rint(value))) {
            throw new InvalidInput(field(kind), rule(kind));
        }
        return new FrameInterval(kind, value);
    }

    private static double number(Kind kind, String text) {
        try {
            return text.length() > 20 ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new InvalidInput(field(kind), rule(kind));
        }
    }

    private static String rule(Kind kind) {
        String number = kind == Kind.EVERY_NTH ? "a whole number" : "a number";
        String range = number + " from " + plain(kind.least()) + " to " + plain(kind.most());
        return "must be " + (kind == Kind.SCENE_CHANGES ? "true, or " + range : range);
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static String imageFormat(@Nullable String format) {
        return switch (format == null ? "" : format.strip().toLowerCase(Locale.ROOT)) {
            case "", "jpg", "jpeg" -> "jpg";
            case "png" -> "png";
            default -> throw new InvalidInput("format", "must be jpg or png");
        };
    }

    /** The form's name: {@code every_seconds}. */
    static String field(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
