package dev.claquete.render;

import java.util.Locale;

/** How the camera moves over a still. The wire names, as in projects and process variables, are lower case. */
enum VisualEffect {
    ZOOM_IN,
    ZOOM_OUT,
    PAN_LEFT,
    PAN_RIGHT,
    PAN_UP,
    PAN_DOWN,
    STATIC;

    /** {@code zoom_in}, {@code pan_left}, ... */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static VisualEffect ofWireName(String wireName) {
        for (VisualEffect effect : values()) {
            if (effect.wireName().equals(wireName)) {
                return effect;
            }
        }
        throw new IllegalArgumentException("unknown visual effect: " + wireName);
    }
}
