package dev.claquete.render.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.TextAttribute;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The typefaces of all text in pictures: Inter for Latin, Greek and Cyrillic, and one of {@link ScriptFaces} for each
 * other script. They come from the class path, never from the machine, so a video looks the same wherever it is made.
 * Thread-safe; a face is read when a text first needs it.
 */
public final class Fonts {

    private static final NavigableMap<Integer, String> INTER = new TreeMap<>(Map.of(
            400, "inter/400Regular/Inter_400Regular.ttf",
            600, "inter/600SemiBold/Inter_600SemiBold.ttf",
            700, "inter/700Bold/Inter_700Bold.ttf",
            800, "inter/800ExtraBold/Inter_800ExtraBold.ttf",
            900, "inter/900Black/Inter_900Black.ttf"));

    private static final Map<String, Font> LOADED = new ConcurrentHashMap<>();

    static {
        bootstrap();
    }

    private Fonts() {}

    /**
     * Makes {@link Font#createFont} work on a JRE without fontconfig, where it otherwise fails with "Fontconfig head is
     * null" (JDK 17 to 25, Linux), by pointing the JDK at a font configuration that names no font. Must run before the
     * first AWT class that touches fonts, so applications call it first. Repeated calls cost nothing.
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
     * The face that has all letters of the cluster, at size 1 and with kerning on.
     *
     * @param weight 400 to 900; the next lighter one on the class path is taken
     * @param language as {@link TextLanguage} determines it
     * @param before the face of the previous letter, which signs shared by several scripts follow; null at the start
     * @return empty if no face has them
     */
    static Optional<Font> face(int weight, String cluster, Locale language, @Nullable Font before) {
        Optional<Font> ofScript = ofScript(weight, cluster, language, before);
        return ofScript.isPresent() ? ofScript : firstWith(weight, cluster, ScriptFaces.ofAnything(language));
    }

    /** Whether the cluster is writing in one of our scripts, as opposed to signs and symbols. */
    static boolean isWriting(int weight, String cluster) {
        return ofScript(weight, cluster, Locale.ROOT, null).isPresent();
    }

    /** Whether any of our faces can show the cluster as text. */
    static boolean canShow(int weight, String cluster) {
        return face(weight, cluster, Locale.ROOT, null).isPresent();
    }

    private static Optional<Font> ofScript(int weight, String cluster, Locale language, @Nullable Font before) {
        Font inter = inter(weight);
        if (has(inter, cluster)) {
            return Optional.of(inter);
        }
        int base = cluster.codePointAt(0);
        if (before != null && before != inter && ScriptFaces.isShared(base) && has(before, cluster)) {
            return Optional.of(before);
        }
        return firstWith(weight, cluster, ScriptFaces.ofScript(base, language));
    }

    private static Optional<Font> firstWith(int weight, String cluster, List<ScriptFaces.Face> faces) {
        return faces.stream()
                .map(face -> load(face.of(weight)))
                .filter(face -> has(face, cluster))
                .findFirst();
    }

    static Font inter(int weight) {
        Map.Entry<Integer, String> atMost = INTER.floorEntry(weight);
        return load(atMost == null ? INTER.firstEntry().getValue() : atMost.getValue());
    }

    private static boolean has(Font face, String cluster) {
        return cluster.codePoints().filter(Fonts::needsGlyph).allMatch(face::canDisplay);
    }

    /** Joiners, direction marks, soft hyphens and variation selectors control shaping and are not drawn. */
    private static boolean needsGlyph(int codePoint) {
        return !Character.isISOControl(codePoint)
                && !UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
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
