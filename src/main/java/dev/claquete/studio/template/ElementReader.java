package dev.claquete.studio.template;

import dev.claquete.operation.Source;
import dev.claquete.operation.scenes.Element;
import dev.claquete.operation.scenes.Element.Kind;
import dev.claquete.operation.scenes.Motion;
import dev.claquete.operation.scenes.Place;
import dev.claquete.operation.scenes.SoundClip;
import dev.claquete.operation.scenes.Style;
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

    void add(JsonField in) {
        JsonField type = in.object().get("type");
        switch (type.words(20).toLowerCase(Locale.ROOT)) {
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

    private void text(JsonField in) {
        seen(in, Kind.TEXT, in.either("content", "text").words(maxText), null);
    }

    private void video(JsonField in) {
        Source source = file(in, Source.Kind.VIDEO);
        seen(in, Kind.VIDEO, null, source);
        double volume = in.get("muted").flag(false) ? 0 : in.get("volume").number(0, 4, 1);
        if (volume > 0) {
            heard.add(new SoundClip(source, scene, start(in), end(in), trim(in), volume, false, false, false));
        }
    }

    private void sound(JsonField in, Source source, boolean loop) {
        heard.add(new SoundClip(
                source, scene, start(in), end(in), trim(in), in.get("volume").number(0, 4, 1), loop, false, !loop));
    }

    /** @param in with {@code text} and {@code voice_id} */
    static Source speech(JsonField in, SceneInputs wishes, int maxText) {
        JsonField text = in.either("text", "content");
        JsonField voice = in.either("voice_id", "voice");
        return wishes.speech(
                text.path(), text.words(maxText), voice.path(), voice.text(60).orElse(null));
    }

    private Source file(JsonField in, Source.Kind kind) {
        JsonField address = in.either("url", "src", "content");
        return wishes.file(address.path(), kind, address.words(2000));
    }

    private static Kind shape(JsonField field) {
        return switch (field.choice(Shape.class, Shape.RECTANGLE)) {
            case RECTANGLE, GRADIENT -> Kind.RECTANGLE;
            case ELLIPSE, CIRCLE -> Kind.ELLIPSE;
            case LINE -> Kind.LINE;
        };
    }

    private void seen(JsonField in, Kind kind, @Nullable String text, @Nullable Source source) {
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
    private static @Nullable Motion motion(JsonField in) {
        if (!in.present()) {
            return null;
        }
        boolean plain = in.node().isTextual();
        JsonField type = plain ? in : in.object().get("type");
        if (type.text(40).filter(text -> text.equals("none")).isPresent()) {
            return null;
        }
        Motion.Kind kind = type.choice(Motion.Kind.class);
        if (kind == null) {
            throw type.invalid("is required");
        }
        double usual = kind == Motion.Kind.TYPEWRITER ? 1.5 : 0.6;
        return new Motion(kind, plain ? usual : in.get("duration").number(0.01, 60, usual));
    }

    private static double start(JsonField in) {
        return in.either("start", "start_time").number(0, MOST_SECONDS, 0);
    }

    private static double trim(JsonField in) {
        return in.either("trim", "offset").number(0, 24 * 3600, 0);
    }

    private static @Nullable Double end(JsonField in) {
        JsonField end = in.either("end", "end_time");
        JsonField duration = in.get("duration");
        double start = start(in);
        Double until = end.number(0, MOST_SECONDS);
        Double seconds = duration.number(0.01, MOST_SECONDS);
        if (until != null && until <= start) {
            throw end.invalid("must be after its start");
        }
        return until != null ? until : seconds == null ? null : Double.valueOf(start + seconds);
    }
}
