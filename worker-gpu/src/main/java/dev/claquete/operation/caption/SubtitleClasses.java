package dev.claquete.operation.caption;

import dev.claquete.operation.caption.SubtitleLooks.Look;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Colour, weight and slant from a WebVTT file's {@code STYLE} blocks, by class or tag ( @code ::cue(.loud) { color: red
 * }}), together with the format's own classes, which are colours ({@code <c.yellow>}).
 *
 * @param ofAll the style of {@code ::cue} alone
 * @param byName class names with their point, or tags
 */
record SubtitleClasses(Look ofAll, Map<String, Look> byName) {

    static final SubtitleClasses NONE = new SubtitleClasses(Look.PLAIN, Map.of());

    private static final List<String> COLOURS =
            List.of("white", "lime", "cyan", "red", "yellow", "magenta", "blue", "black");

    private static final Pattern RULE = Pattern.compile("([^{}]{0,1000})\\{([^{}]{0,2000})\\}");
    private static final Pattern SELECTOR = Pattern.compile("::cue(?:\\(([^)]{0,200})\\))?");
    private static final Pattern DECLARATION =
            Pattern.compile("(?i)(?<![\\w-])(color|font-weight|font-style)\\s*:\\s*([^;]{1,100})");

    private static final int MOST_STYLES = 20_000;

    /** @param lines of the whole file */
    static SubtitleClasses of(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).startsWith("WEBVTT")) {
            return NONE;
        }
        Look ofAll = Look.PLAIN;
        Map<String, Look> byName = new HashMap<>();
        Matcher rule = RULE.matcher(styles(lines));
        while (rule.find()) {
            Look look = look(rule.group(2));
            Matcher selector = SELECTOR.matcher(rule.group(1));
            while (selector.find()) {
                String named = selector.group(1);
                if (named == null) {
                    ofAll = ofAll.with(look);
                } else {
                    byName.merge(name(named.strip()), look, Look::with);
                }
            }
        }
        return new SubtitleClasses(ofAll, Map.copyOf(byName));
    }

    private static String styles(List<String> lines) {
        StringBuilder styles = new StringBuilder();
        boolean inside = false;
        for (String line : lines) {
            if (line.contains("-->") || styles.length() > MOST_STYLES) {
                break;
            }
            inside = line.strip().equals("STYLE") || inside && !line.isBlank();
            if (inside) {
                styles.append(line).append('\n');
            }
        }
        return styles.toString();
    }

    /** {@code c.loud} and {@code .loud} are a class, {@code b} a tag. */
    private static String name(String selector) {
        int point = selector.lastIndexOf('.');
        return point >= 0 ? selector.substring(point) : selector.toLowerCase(Locale.ROOT);
    }

    private static Look look(String declarations) {
        Look look = Look.PLAIN;
        Matcher declaration = DECLARATION.matcher(declarations);
        while (declaration.find()) {
            String value = declaration.group(2).strip().toLowerCase(Locale.ROOT);
            look = switch (declaration.group(1).toLowerCase(Locale.ROOT)) {
                case "color" -> look.withColour(WrittenColour.parse(value).orElse(null));
                case "font-weight" -> look.withBold(value.matches("bold(?:er)?|[6-9]00"));
                default -> look.withItalic(value.startsWith("italic") || value.startsWith("oblique"));
            };
        }
        return look;
    }

    /** @param classNames each with its point before it */
    Look apply(String tag, String classNames, Look look) {
        Look dressed = look.with(byName.getOrDefault(tag, Look.PLAIN));
        for (String name : classNames.split("\\.")) {
            Optional<Look> own = Optional.ofNullable(byName.get("." + name));
            Look usual = COLOURS.contains(name)
                    ? Look.PLAIN.withColour(WrittenColour.parse(name).orElse(null))
                    : Look.PLAIN;
            dressed = dressed.with(own.orElse(usual));
        }
        return dressed;
    }
}
