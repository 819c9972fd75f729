package dev.claquete.operation.caption;

import dev.claquete.render.caption.CaptionLook;
import dev.claquete.render.caption.CaptionStyle;
import dev.claquete.render.caption.SafeArea;
import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.text.Rgb;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A caller's caption settings; null values get defaults. Colours are {@code #RRGGBB}. Measures are in pixels of a video
 * 1080 lines high and grow with the video's height.
 *
 * @param weight 400 to 900
 * @param boxColour behind the text; null for no box
 * @param boxOpacity 0 to 1, like the other opacities
 * @param highlightBoxColour behind the word being spoken; null for no box
 * @param maxWidth a share of the room between the margins, 0 to 1
 * @param language of the text in BCP 47; null to detect it from the characters
 */
public record CaptionOptions(
        @Nullable Integer weight,
        @Nullable Double size,
        @Nullable Boolean uppercase,
        @Nullable String colour,
        @Nullable String borderColour,
        @Nullable Double borderWidth,
        @Nullable String boxColour,
        @Nullable Double boxOpacity,
        @Nullable Boolean boxRounded,
        @Nullable String highlightColour,
        @Nullable String highlightBoxColour,
        @Nullable Double highlightPadding,
        @Nullable Double shadow,
        CaptionStyle.@Nullable Position position,
        @Nullable Double marginVertical,
        @Nullable Double marginHorizontal,
        @Nullable Double maxWidth,
        @Nullable Integer maxLines,
        @Nullable Integer wordsPerLine,
        @Nullable String language) {

    public static final CaptionOptions NONE = new CaptionOptions(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null);

    private static final int LINES = 1080;
    private static final double BOX_OPACITY = 0.6;

    /** Margins leave at least a fifth of the picture. */
    private static final double LARGEST_MARGIN = 0.4;

    public CaptionOptions in(@Nullable String newLanguage) {
        return new CaptionOptions(
                weight,
                size,
                uppercase,
                colour,
                borderColour,
                borderWidth,
                boxColour,
                boxOpacity,
                boxRounded,
                highlightColour,
                highlightBoxColour,
                highlightPadding,
                shadow,
                position,
                marginVertical,
                marginHorizontal,
                maxWidth,
                maxLines,
                wordsPerLine,
                newLanguage);
    }

    /** Sentences: about 24 letters a line on upright videos, about 45 on wide ones. */
    CaptionLook ofSubtitles(Resolution video) {
        boolean upright = video.heightPx() > video.widthPx();
        double usual = upright
                ? Math.max(0.058 * video.widthPx(), CaptionLook.LEAST_SIZE * video.heightPx())
                : 0.05 * video.heightPx();
        return look(video, usual, 700, 0.075, 3);
    }

    /** Few words, large. */
    CaptionLook ofWords(Resolution video) {
        boolean upright = video.heightPx() > video.widthPx();
        double usual = upright ? 0.09 * video.widthPx() : 0.07 * video.heightPx();
        return look(video, usual, 900, 0.085, 2);
    }

    private CaptionLook look(Resolution video, double usualSize, int usualWeight, double usualBorder, int usualLines) {
        double pixel = (double) video.heightPx() / LINES;
        double sizePx = size == null ? usualSize : size * pixel;
        Rgb letters = colour(colour, Rgb.WHITE);
        CaptionStyle.Position place = or(position, CaptionStyle.Position.BOTTOM);
        CaptionLook.Backing box = boxColour == null
                ? null
                : new CaptionLook.Backing(
                        Rgb.parse(boxColour),
                        or(boxOpacity, BOX_OPACITY),
                        0.42 * sizePx,
                        0.16 * sizePx,
                        Boolean.FALSE.equals(boxRounded) ? 0 : 0.3 * sizePx);
        double usualBorderPx = box == null ? usualBorder * sizePx : 0;
        return new CaptionLook(
                place,
                or(weight, usualWeight),
                sizePx,
                Boolean.TRUE.equals(uppercase),
                letters,
                colour(borderColour, letters.contrast()),
                borderWidth == null ? usualBorderPx : borderWidth * pixel,
                box,
                colour(highlightColour, highlightBoxColour == null ? new Rgb(255, 214, 10) : letters),
                highlightBox(sizePx, pixel),
                or(shadow, 0.6),
                area(video, place.side(), pixel),
                or(maxLines, usualLines),
                or(wordsPerLine, 0),
                CaptionLook.LEAST_SIZE * video.heightPx(),
                Locale.forLanguageTag(language == null ? "" : language.replace('_', '-')));
    }

    private CaptionLook.@Nullable Backing highlightBox(double sizePx, double pixel) {
        if (highlightBoxColour == null) {
            return null;
        }
        double padding = highlightPadding == null ? 0.2 * sizePx : highlightPadding * pixel;
        return new CaptionLook.Backing(
                Rgb.parse(highlightBoxColour), 1, padding, padding, 0.2 * sizePx + 0.2 * padding);
    }

    /** Clear of the controls that players and apps lay over videos, or within the given margins. */
    private Rectangle2D area(Resolution video, CaptionStyle.Side side, double pixel) {
        Rectangle2D safe = SafeArea.of(video.widthPx(), video.heightPx());
        double across = marginHorizontal == null ? safe.getX() : margin(marginHorizontal * pixel, video.widthPx());
        double y = marginVertical == null ? safe.getY() : margin(marginVertical * pixel, video.heightPx());
        double bottom = marginVertical == null ? safe.getMaxY() : video.heightPx() - y;
        double room = video.widthPx() - 2 * across;
        double width = room * or(maxWidth, 1.0);
        double x =
                switch (side) {
                    case LEFT -> across;
                    case CENTRE -> across + (room - width) / 2;
                    case RIGHT -> across + room - width;
                };
        return new Rectangle2D.Double(x, y, width, bottom - y);
    }

    private static double margin(double wantedPx, int sidePx) {
        return Math.min(wantedPx, LARGEST_MARGIN * sidePx);
    }

    private static Rgb colour(@Nullable String hex, Rgb usual) {
        return hex == null ? usual : Rgb.parse(hex);
    }

    private static <T> T or(@Nullable T wanted, T usual) {
        return wanted == null ? usual : wanted;
    }
}
