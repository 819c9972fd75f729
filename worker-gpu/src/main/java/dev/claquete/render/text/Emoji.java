package dev.claquete.render.text;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One colour emoji, drawn from Twemoji's SVG (Java2D does not support colour fonts). Covers sequences: skin tones,
 * families, flags, keycaps. Thread-safe.
 */
final class Emoji {

    private static final int TEXT_STYLE = 0xFE0E;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int JOINER = 0x200D;
    private static final int KEYCAP = 0x20E3;
    private static final int FIRST_PICTOGRAPH = 0x1F000;

    /**
     * The characters below U+1F000 that are pictures by default (Emoji_Presentation of Unicode 15.1, emoji-data.txt).
     */
    private static final String PICTURES_BY_DEFAULT = "⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕";

    private static final Map<String, Emoji> LOADED = new ConcurrentHashMap<>();

    private final SVGDocument picture;

    private Emoji(SVGDocument picture) {
        this.picture = picture;
    }

    /** The emoji that this grapheme cluster stands for; empty if it stands for text. */
    static Optional<Emoji> of(String cluster) {
        if (cluster.length() == 1 && cluster.charAt(0) < 0x231A || !meantAsPicture(cluster)) {
            return Optional.empty();
        }
        return Optional.ofNullable(LOADED.computeIfAbsent(cluster, Emoji::read));
    }

    private static boolean meantAsPicture(String cluster) {
        if (cluster.indexOf(TEXT_STYLE) >= 0) {
            return false;
        }
        int base = cluster.codePointAt(0);
        return cluster.indexOf(EMOJI_STYLE) >= 0
                || cluster.indexOf(KEYCAP) >= 0
                || base >= FIRST_PICTOGRAPH
                || PICTURES_BY_DEFAULT.indexOf(base) >= 0
                || !Fonts.isWriting(900, cluster);
    }

    /** Fills the square with the emoji. */
    synchronized void draw(Graphics2D g, Rectangle2D square) {
        Graphics2D own = (Graphics2D) g.create();
        try {
            picture.renderWithPlatform(NullPlatformSupport.INSTANCE, own, new ViewBox(square));
        } finally {
            own.dispose();
        }
    }

    private static @Nullable Emoji read(String cluster) {
        String whole = fileName(cluster, cluster.indexOf(JOINER) >= 0);
        String first = fileName(new String(Character.toChars(cluster.codePointAt(0))), false);
        URL url = Emoji.class.getResource("/typesetter/emoji/" + whole);
        if (url == null) { // for a sequence newer than the pictures, show at least its beginning
            url = Emoji.class.getResource("/typesetter/emoji/" + first);
        }
        return url == null ? null : new Emoji(load(url));
    }

    /** Twemoji's rule: code points in hex, without the emoji style selector unless the sequence has a joiner. */
    private static String fileName(String cluster, boolean keepStyle) {
        return cluster.codePoints()
                .filter(c -> keepStyle || c != EMOJI_STYLE)
                .mapToObj(Integer::toHexString)
                .collect(Collectors.joining("-", "", ".svg"));
    }

    private static SVGDocument load(URL url) {
        try {
            URI base = url.toURI();
            return Objects.requireNonNull(new SVGLoader().load(url, LoaderContext.createDefault()), base::toString);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
