package dev.claquete.render;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.TextAttribute;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The typefaces that all text in pictures is set in: Inter for Latin, Greek and Cyrillic, and a face of like weight for
 * each other script we serve. They come from the class path, never from the machine, so a video looks the same wherever
 * it is made. Thread-safe; a face is read when a text first needs it.
 */
public final class Fonts {

    /** One file of the class path for light text and one for heavy text, per script beyond Inter's. */
    private record Fallback(String light, String heavy) {
        String of(int weight) {
            return weight < HEAVY ? light : heavy;
        }
    }

    private static final int HEAVY = 600;

    private static final NavigableMap<Integer, String> INTER = new TreeMap<>(Map.of(
            400, "inter/400Regular/Inter_400Regular.ttf",
            600, "inter/600SemiBold/Inter_600SemiBold.ttf",
            700, "inter/700Bold/Inter_700Bold.ttf",
            800, "inter/800ExtraBold/Inter_800ExtraBold.ttf",
            900, "inter/900Black/Inter_900Black.ttf"));

    private static final List<Fallback> FALLBACKS = List.of(
            new Fallback(
                    "noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf",
                    "noto-sans-arabic/800ExtraBold/NotoSansArabic_800ExtraBold.ttf"),
            new Fallback(
                    "noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf",
                    "noto-sans-hebrew/800ExtraBold/NotoSansHebrew_800ExtraBold.ttf"),
            new Fallback(
                    "zen-kaku-gothic-new/500Medium/ZenKakuGothicNew_500Medium.ttf",
                    "zen-kaku-gothic-new/900Black/ZenKakuGothicNew_900Black.ttf"),
            new Fallback(
                    "nanum-gothic/400Regular/NanumGothic_400Regular.ttf",
                    "nanum-gothic/800ExtraBold/NanumGothic_800ExtraBold.ttf"));

    private static final Map<String, Font> LOADED = new ConcurrentHashMap<>();

    static {
        bootstrap();
    }

    private Fonts() {}

    /**
     * Lets {@link Font#createFont} work on a JRE without fontconfig, where it otherwise fails with "Fontconfig head is
     * null" (JDK 17 to 25, Linux): the JDK is pointed at a font configuration of its own that names no font. Must run
     * before the first AWT class that touches fonts; so applications call it first thing. May be called again at no cost.
     */
    public static void bootstrap() {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
        boolean linux = System.getProperty("os.name", "").startsWith("Linux");
        if (linux && System.getProperty("sun.awt.fontconfig") == null) {
            try {
                Path configuration = Files.createTempFile("claquete-fontconfig", ".properties");
                configuration.toFile().deleteOnExit();
                Files.writeString(configuration, "version=1\nsequence.allfonts=default\n");
                System.setProperty("sun.awt.fontconfig", configuration.toString());
            } catch (IOException unwritableTemp) {
                throw new UncheckedIOException("no font configuration could be written", unwritableTemp);
            }
        }
    }

    /**
     * The face that has all letters of the cluster, at size 1 and with kerning on; Inter when no face has them (it then
     * shows its "missing" box).
     *
     * @param weight 400 to 900; the next lighter one on the class path is taken
     */
    static Font face(int weight, String cluster) {
        Map.Entry<Integer, String> atMost = INTER.floorEntry(weight);
        Font inter = load(atMost == null ? INTER.firstEntry().getValue() : atMost.getValue());
        if (has(inter, cluster)) {
            return inter;
        }
        return FALLBACKS.stream()
                .map(fallback -> load(fallback.of(weight)))
                .filter(face -> has(face, cluster))
                .findFirst()
                .orElse(inter);
    }

    /** Whether any of our faces can show the cluster as text. */
    static boolean canShow(int weight, String cluster) {
        return has(face(weight, cluster), cluster);
    }

    private static boolean has(Font face, String cluster) {
        return cluster.codePoints().filter(Fonts::needsGlyph).allMatch(face::canDisplay);
    }

    /** Joiners, direction marks and variation selectors steer shaping and are not drawn themselves. */
    private static boolean needsGlyph(int codePoint) {
        boolean variationSelector = codePoint >= 0xFE00 && codePoint <= 0xFE0F;
        return !variationSelector
                && Character.getType(codePoint) != Character.FORMAT
                && !Character.isISOControl(codePoint);
    }

    private static Font load(String file) {
        return LOADED.computeIfAbsent(file, Fonts::read);
    }

    private static Font read(String file) {
        try (InputStream in = Fonts.class.getResourceAsStream("/typesetter/fonts/" + file)) {
            if (in == null) {
                throw new IllegalStateException("font " + file + " is not on the class path");
            }
            return Font.createFont(Font.TRUETYPE_FONT, in)
                    .deriveFont(Map.of(
                            TextAttribute.KERNING, TextAttribute.KERNING_ON,
                            TextAttribute.LIGATURES, TextAttribute.LIGATURES_ON));
        } catch (IOException | FontFormatException broken) {
            throw new IllegalStateException("font " + file + " cannot be read", broken);
        }
    }
}
