package dev.claquete.render.caption;

import dev.claquete.render.text.Ink;
import dev.claquete.render.text.Rgb;
import dev.claquete.render.text.SmoothGraphics;
import dev.claquete.render.text.SoftShadow;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * Paints phrases: a soft shadow under all words, a thick outline in the contrast colour around each, and the letters on
 * top. The spoken word is larger, in the highlight colour, over its neighbours. Stateless except for its measures and
 * colours.
 */
final class PhrasePainter {

    private static final double SHADOW_OPACITY = 0.65;

    /** As a share of the type size. */
    private static final double SHADOW_BLUR = 0.17;

    private static final double SHADOW_DROP = 0.045;

    /** A word with its outline, the outline filled so that it also backs the counters' edges. */
    private record Word(Ink ink, Shape outline) {}

    private final CaptionType type;
    private final Rgb colour;
    private final Rgb highlight;
    private final Rectangle frame;

    PhrasePainter(CaptionType type, CaptionStyle style, int widthPx, int heightPx) {
        this.type = type;
        this.colour = Rgb.parse(style.colour());
        this.highlight = Rgb.parse(style.highlightColour());
        this.frame = new Rectangle(widthPx, heightPx);
    }

    PhrasePicture paint(PlacedPhrase phrase) {
        double reach = type.outlinePx() * phrase.scale();
        BasicStroke stroke = new BasicStroke((float) (2 * reach), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        List<Word> words = new ArrayList<>();
        List<Word> grown = new ArrayList<>();
        for (Ink ink : phrase.words()) {
            words.add(new Word(ink, stroke.createStrokedShape(ink.letters())));
            Ink larger = grown(ink);
            grown.add(new Word(larger, stroke.createStrokedShape(larger.letters())));
        }
        double em = type.style().sizePx() * phrase.scale();
        Rectangle whole = box(grown, reach + 2.5 * SHADOW_BLUR * em);
        BufferedImage shadow = shadow(words, whole, em);
        List<YuvaStrip> lit = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Rectangle part = box(List.of(words.get(i), grown.get(i)), reach + 2).intersection(whole);
            List<Word> others = new ArrayList<>(words);
            others.remove(i);
            lit.add(paint(part, shadow, whole, others, List.of(grown.get(i))));
        }
        return new PhrasePicture(paint(whole, shadow, whole, words, List.of()), lit);
    }

    private YuvaStrip paint(Rectangle part, BufferedImage shadow, Rectangle whole, List<Word> plain, List<Word> lit) {
        BufferedImage picture = new BufferedImage(part.width, part.height, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = SmoothGraphics.copyOf(picture.createGraphics());
        g.translate(-part.x, -part.y);
        g.drawImage(shadow, whole.x, whole.y, null);
        draw(g, plain, colour);
        draw(g, lit, highlight);
        g.dispose();
        return new YuvaStrip(picture, part.x, part.y);
    }

    private static void draw(Graphics2D g, List<Word> words, Rgb colour) {
        g.setColor(colour.contrast().opaque());
        words.forEach(word -> g.fill(word.outline()));
        g.setColor(colour.opaque());
        words.forEach(word -> word.ink().draw(g));
    }

    private BufferedImage shadow(List<Word> words, Rectangle box, double em) {
        BufferedImage shadow = new BufferedImage(box.width, box.height, BufferedImage.TYPE_INT_ARGB_PRE);
        SoftShadow.draw(
                shadow,
                g -> {
                    g.translate(-box.x, -box.y + SHADOW_DROP * em);
                    draw(g, words, colour);
                },
                colour.contrast(),
                SHADOW_OPACITY,
                SHADOW_BLUR * em);
        return shadow;
    }

    private Ink grown(Ink word) {
        Rectangle2D box = word.bounds();
        return word.scaled(type.spokenScale(box.getWidth()), box.getCenterX(), box.getCenterY());
    }

    /** The smallest box with even corners inside the frame that holds the words and everything painted around them. */
    private Rectangle box(List<Word> words, double reach) {
        Rectangle2D ink = words.stream()
                .map(word -> word.ink().bounds())
                .filter(bounds -> !bounds.isEmpty())
                .reduce(Rectangle2D::createUnion)
                .orElseGet(() -> new Rectangle2D.Double(frame.getCenterX(), frame.getCenterY(), 2, 2));
        int left = Math.max(0, (int) Math.floor(ink.getMinX() - reach)) & ~1;
        int top = Math.max(0, (int) Math.floor(ink.getMinY() - reach)) & ~1;
        int right = Math.min(frame.width, (int) Math.ceil(ink.getMaxX() + reach) + 1 & ~1);
        int bottom = Math.min(frame.height, (int) Math.ceil(ink.getMaxY() + reach) + 1 & ~1);
        return new Rectangle(left, top, right - left, bottom - top);
    }
}
