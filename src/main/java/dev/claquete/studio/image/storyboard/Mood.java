package dev.claquete.studio.image.storyboard;

import java.util.List;
import java.util.Optional;

/**
 * The light of a scene: the sky's colours from zenith to horizon, the haze in the distance, the light of the sun or
 * moon, the shadow colour of near things, and an accent.
 */
public record Mood(
        String name, List<Colour> sky, Colour haze, Colour light, Colour shade, Colour accent, boolean dark) {

    public static final Mood DAWN =
            of("dawn", "#31456f #7a6c9d #e8a598 #ffd9a8", "#f1b9a0", "#ffe2b0", "#2a2140", "#ff9e7a", false);
    public static final Mood DAY =
            of("day", "#155fb5 #3f9be6 #8fd0f5 #e9f5f2", "#c4e3ee", "#fff3d0", "#12355b", "#ffd166", false);
    public static final Mood GOLDEN =
            of("golden", "#2f5d86 #8f7f93 #f3a56b #ffe0a0", "#ffc88a", "#fff0b8", "#3b1f3f", "#ff8c42", false);
    public static final Mood SUNSET =
            of("sunset", "#2d1b54 #8b2f7a #f2545b #ffb347", "#f0806a", "#ffd27a", "#1d1033", "#ffd166", true);
    public static final Mood DUSK =
            of("dusk", "#0f1a3c #2c3e7b #6b5ca5 #e39ab8", "#8f7fb8", "#ffd9e0", "#0a0f26", "#ff8fab", true);
    public static final Mood NIGHT =
            of("night", "#040a1c #0c1d44 #1c3a70 #3f68a0", "#34548c", "#eaf1ff", "#030713", "#ffd98a", true);
    public static final Mood MIST =
            of("mist", "#0f4c5c #3a7d8c #9fc9bf #f3ead2", "#cfdccb", "#fff4d6", "#06262e", "#f4a259", false);
    public static final Mood ROSE =
            of("rose", "#5b4a9f #b07cc6 #f5a6c0 #ffe3d3", "#f6bfc8", "#fff1e0", "#3a2350", "#ff7eb6", false);
    static final Mood NEON =
            of("neon", "#0a0420 #2a0a5e #8a1fb0 #ff3fa4", "#7a2bd0", "#6ff3ff", "#06021a", "#25f4ee", true);
    static final Mood NOIR =
            of("noir", "#0b0c0f #2a2d33 #6d7178 #c9ccd0", "#8a8e95", "#ffffff", "#050506", "#ffffff", true);

    private static final List<Mood> ALL = List.of(DAWN, DAY, GOLDEN, SUNSET, DUSK, NIGHT, MIST, ROSE, NEON, NOIR);

    public static Optional<Mood> named(String name) {
        return ALL.stream().filter(mood -> mood.name.equals(name)).findFirst();
    }

    /** A related light of the same word: other versions of a night scene are other nights. */
    public Mood kin(int turn) {
        List<Mood> family =
                switch (name) {
                    case "night" -> List.of(NIGHT, DUSK, NEON);
                    case "dusk" -> List.of(DUSK, ROSE, NIGHT);
                    case "sunset" -> List.of(SUNSET, GOLDEN, ROSE);
                    case "golden" -> List.of(GOLDEN, SUNSET, DAWN);
                    case "dawn" -> List.of(DAWN, MIST, ROSE);
                    case "day" -> List.of(DAY, MIST, GOLDEN);
                    case "mist" -> List.of(MIST, DAWN, DUSK);
                    default -> List.of(this);
                };
        return family.get(Math.floorMod(turn, family.size()));
    }

    private static Mood of(
            String name, String sky, String haze, String light, String shade, String accent, boolean dark) {
        return new Mood(
                name,
                List.of(sky.split(" ")).stream().map(Colour::hex).toList(),
                Colour.hex(haze),
                Colour.hex(light),
                Colour.hex(shade),
                Colour.hex(accent),
                dark);
    }

    /** The same light with all hues rotated a little, so that two scenes of one mood differ. */
    public Mood turned(double degrees, double chroma) {
        return new Mood(
                name,
                sky.stream().map(colour -> colour.turned(degrees, chroma)).toList(),
                haze.turned(degrees, chroma),
                light,
                shade.turned(degrees, chroma),
                accent,
                dark);
    }

    /** An object's own colour as seen in this light, from near (0) to far away (1). */
    Colour seen(Colour own, double distance) {
        Colour lit = own.mix(shade, dark ? 0.46 : 0.14).mix(sky.get(2), 0.12).turned(0, 1.18);
        return lit.mix(haze, distance);
    }
}
