package dev.claquete.render;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * Paints phrases: a soft shadow under all words, a thick outline in the contrast colour around each, the letters on top; the
 * word being spoken larger and in the highlight colour, over its neighbours. Stateless but for its measures and colours.
 */
final class PhrasePainter {

    private static final double SHADOW_OPACITY = 0.65;

    /** In shares of the type size. */
    private static final double SHADOW_BLUR = 0.17;

    private static final double SHADOW_DROP = 0.045;

    /** A word with its outline, the outline filled so that it also backs the counters' edges. */
    private record Word(Ink ink, Shape outline) {}

    private final CaptionType type;
    private final Rgb colour;
    private final Rgb highlight;
    private final Rectangle frame;
    private final BasicStroke stroke;

    PhrasePainter(CaptionType type, CaptionStyle style, int widthPx, int heightPx) {
        this.type = type;
        this.colour = Rgb.parse(style.colour());
        this.highlight = Rgb.parse(style.highlightColour());
        this.frame = new Rectangle(widthPx, heightPx);
        this.stroke = new BasicStroke((float) (2 * type.outlinePx()), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    PhrasePicture paint(List<Ink> inks) {
        List<Word> words = inks.stream().map(this::outlined).toList();
        List<Word> grown = inks.stream().map(this::grown).map(this::outlined).toList();
        double em = type.style().sizePx();
        Rectangle whole = box(grown.stream().map(Word::ink).toList(), 2.5 * SHADOW_BLUR * em);
        BufferedImage shadow = shadow(words, whole);
        List<YuvaStrip> lit = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Rectangle part = box(List.of(inks.get(i), grown.get(i).ink()), 2).intersection(whole);
            List<Word> others = new ArrayList<>(words);
            others.remove(i);
            lit.add(paint(part, shadow, whole, others, List.of(grown.get(i))));
        }
        return new PhrasePicture(paint(whole, shadow, whole, words, List.of()), lit);
    }

    private YuvaStrip paint(Rectangle part, BufferedImage shadow, Rectangle whole, List<Word> plain, List<Word> lit) {
        BufferedImage picture = new BufferedImage(part.width, part.height, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = Smooth.copyOf(picture.createGraphics());
        g.translate(-part.x, -part.y);
        g.drawImage(shadow, whole.x, whole.y, null);
        draw(g, plain, colour);
        draw(g, lit, highlight);
        g.dispose();
        return new YuvaStrip(picture, part.x, part.y);
    }

    private static void draw(Graphics2D g, List<Word> words, Rgb colour) {
        g.setColor(colour.contrast().withAlpha(1));
        words.forEach(word -> g.fill(word.outline()));
        g.setColor(colour.withAlpha(1));
        words.forEach(word -> word.ink().draw(g));
    }

    private BufferedImage shadow(List<Word> words, Rectangle box) {
        double em = type.style().sizePx();
        BufferedImage shadow = new BufferedImage(box.width, box.height, BufferedImage.TYPE_INT_ARGB_PRE);
        SoftShadow.draw(
                shadow,
                g -> {
                    g.translate(-box.x, -box.y + SHADOW_DROP * em);
                    g.setColor(colour.contrast().withAlpha(SHADOW_OPACITY));
                    for (Word word : words) {
                        g.fill(word.outline());
                        word.ink().pictures().forEach(picture -> g.fill(picture.square()));
                    }
                },
                SHADOW_BLUR * em);
        return shadow;
    }

    private Word outlined(Ink ink) {
        return new Word(ink, stroke.createStrokedShape(ink.letters()));
    }

    private Ink grown(Ink word) {
        Rectangle2D box = word.bounds();
        return word.scaled(type.spokenScale(box.getWidth()), box.getCenterX(), box.getCenterY());
    }

    /** The smallest box of even corners inside the frame that holds the words, their outlines and the margin. */
    private Rectangle box(List<Ink> words, double margin) {
        Rectangle2D ink = words.stream()
                .map(Ink::bounds)
                .filter(bounds -> !bounds.isEmpty())
                .reduce(Rectangle2D::createUnion)
                .orElseGet(() -> new Rectangle2D.Double(frame.getCenterX(), frame.getCenterY(), 2, 2));
        double reach = type.outlinePx() + margin;
        int left = Math.max(0, (int) Math.floor(ink.getMinX() - reach)) & ~1;
        int top = Math.max(0, (int) Math.floor(ink.getMinY() - reach)) & ~1;
        int right = Math.min(frame.width, (int) Math.ceil(ink.getMaxX() + reach) + 1 & ~1);
        int bottom = Math.min(frame.height, (int) Math.ceil(ink.getMaxY() + reach) + 1 & ~1);
        return new Rectangle(left, top, right - left, bottom - top);
    }
}
