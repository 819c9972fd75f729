package dev.claquete.studio.template;

import dev.claquete.operation.scenes.Place;
import dev.claquete.studio.web.JsonReader;
import java.util.Locale;

/** Reads the positions of elements in a plan. */
final class PlacementReader {

    private PlacementReader() {}

    /** @param in an element */
    static Place of(JsonReader in) {
        JsonReader position = in.get("position").object();
        JsonReader size = in.get("size").object();
        String anchor = in.either("anchor")
                .line(20)
                .orElse("center")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[_ ]", "-");
        return new Place(
                position.get("x").number(-1, 2, 0.5),
                position.get("y").number(-1, 2, 0.5),
                across(anchor),
                down(in.get("anchor"), anchor),
                size.get("width").number(0.001, 2).orElse(null),
                size.get("height").number(0.001, 2).orElse(null),
                in.get("rotation").number(-360, 360, 0));
    }

    private static double across(String anchor) {
        return anchor.contains("left") ? 0 : anchor.contains("right") ? 1 : 0.5;
    }

    private static double down(JsonReader field, String anchor) {
        return switch (anchor) {
            case "top", "top-left", "top-right" -> 0;
            case "center", "left", "right", "center-left", "center-right" -> 0.5;
            case "bottom", "bottom-left", "bottom-right" -> 1;
            default -> throw field.invalid("must be center, top, bottom, left, right or a corner such as top-left");
        };
    }
}
