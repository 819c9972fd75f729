package dev.claquete.studio.template;

import dev.claquete.operation.Source;
import dev.claquete.operation.scenes.Element;
import dev.claquete.operation.scenes.Element.Kind;
import dev.claquete.operation.scenes.Motion;
import dev.claquete.operation.scenes.Place;
import dev.claquete.operation.scenes.SoundClip;
import dev.claquete.operation.scenes.Style;
import dev.claquete.studio.web.JsonReader;
import dev.claquete.studio.web.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the elements of one scene, and separates visible from audible ones. */
final class ElementReader {

    private enum Shape {
        RECTANGLE,
        ELLIPSE,
        CIRCLE,
        LINE,
        GRADIENT
    }

    private static final double MOST_SECONDS = 3600;

    private final int scene;
    private final StyleReader styles;
    private final SceneInputs wishes;
    private final int maxText;
    private final List<Element> seen = new ArrayList<>();
    private final List<SoundClip> heard = new ArrayList<>();

    ElementReader(int scene, StyleReader styles, SceneInputs wishes, int maxText) {
        this.scene = scene;
        this.styles = styles;
        this.wishes = wishes;
        this.maxText = maxText;
    }

    List<Element> seen() {
        return List.copyOf(seen);
    }

    List<SoundClip> heard() {
        return List.copyOf(heard);
    }

    void add(JsonReader in) {
        JsonReader type = in.object().get("type");
        switch (type.requiredLine(20).toLowerCase(Locale.ROOT)) {
            case "text" -> text(in);
            case "image" -> seen(in, Kind.IMAGE, null, file(in, Source.Kind.IMAGE));
            case "video" -> video(in);
            case "shape" -> seen(in, shape(in.get("shape")), null, null);
            case "audio" -> sound(
                    in, file(in, Source.Kind.AUDIO), in.get("loop").flag(false));
            case "voice" -> sound(in, speech(in, wishes, maxText), false);
            default -> throw type.invalid("must be text, image, video, audio, voice or shape");
        }
    }

    private void text(JsonReader in) {
        seen(in, Kind.TEXT, in.either("content", "text").requiredLine(maxText), null);
    }

    private void video(JsonReader in) {
        Source source = file(in, Source.Kind.VIDEO);
        seen(in, Kind.VIDEO, null, source);
        double volume = in.get("muted").flag(false) ? 0 : in.get("volume").number(0, 4, 1);
        if (volume > 0) {
            heard.add(new SoundClip(source, scene, start(in), end(in), trim(in), volume, false, false, false));
        }
    }

    private void sound(JsonReader in, Source source, boolean loop) {
        heard.add(new SoundClip(
                source, scene, start(in), end(in), trim(in), in.get("volume").number(0, 4, 1), loop, false, !loop));
    }

    /** @param in with {@code text} and {@code voice_id} */
    static Source speech(JsonReader in, SceneInputs wishes, int maxText) {
        JsonReader text = in.either("text", "content");
        JsonReader voice = in.either("voice_id", "voice");
        return wishes.speech(
                text.path(),
                text.requiredLine(maxText),
                voice.path(),
                voice.line(60).orElse(null));
    }

    private Source file(JsonReader in, Source.Kind kind) {
        JsonReader address = in.either("url", "src", "content");
        return wishes.file(address.path(), kind, address.requiredLine(2000));
    }

    private static Kind shape(JsonReader field) {
        return switch (field.choice(Shape.class, Shape.RECTANGLE)) {
            case RECTANGLE, GRADIENT -> Kind.RECTANGLE;
            case ELLIPSE, CIRCLE -> Kind.ELLIPSE;
            case LINE -> Kind.LINE;
        };
    }

    private void seen(JsonReader in, Kind kind, @Nullable String text, @Nullable Source source) {
        Style style = styles.of(in.get("style"));
        Place place = PlacementReader.of(in);
        seen.add(new Element(
                kind,
                text,
                source,
                in.get("fit").choice(Element.Fit.class, Element.Fit.COVER),
                in.either("motion", "drift").choice(Element.Drift.class, Element.Drift.NONE),
                trim(in),
                place,
                style,
                start(in),
                end(in),
                motion(in.either("enter", "animation")),
                motion(in.get("exit"))));
    }

    /** {@code "fade"}, or {@code {"type": "fade", "duration": 0.5}}. */
    private static @Nullable Motion motion(JsonReader in) {
        if (!in.present()) {
            return null;
        }
        boolean plain = in.node().isTextual();
        JsonReader type = plain ? in : in.object().get("type");
        if (type.line(40).filter(text -> text.equals("none")).isPresent()) {
            return null;
        }
        Motion.Kind kind = type.choice(Motion.Kind.class).orElseThrow(() -> type.invalid(Rules.REQUIRED));
        double usual = kind == Motion.Kind.TYPEWRITER ? 1.5 : 0.6;
        return new Motion(kind, plain ? usual : in.get("duration").number(0.01, 60, usual));
    }

    private static double start(JsonReader in) {
        return in.either("start", "start_time").number(0, MOST_SECONDS, 0);
    }

    private static double trim(JsonReader in) {
        return in.either("trim", "offset").number(0, 24 * 3600, 0);
    }

    private static @Nullable Double end(JsonReader in) {
        JsonReader end = in.either("end", "end_time");
        JsonReader duration = in.get("duration");
        double start = start(in);
        Double until = end.number(0, MOST_SECONDS).orElse(null);
        Double seconds = duration.number(0.01, MOST_SECONDS).orElse(null);
        if (until != null && until <= start) {
            throw end.invalid("must be after its start");
        }
        return until != null ? until : seconds == null ? null : Double.valueOf(start + seconds);
    }
}
