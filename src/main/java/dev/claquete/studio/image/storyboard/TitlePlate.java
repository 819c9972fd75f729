package dev.claquete.studio.image.storyboard;

import dev.claquete.render.TextBlock;
import dev.claquete.render.TextStyle;
import dev.claquete.render.Typesetter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/** The type in the picture: the chip that says honestly what it is, and a short title. */
final class TitlePlate {

    private final Stage stage;
    private final Layout layout;
    private final double unit;

    TitlePlate(Stage stage) {
        this.stage = stage;
        layout = stage.layout;
        unit = stage.unit;
    }

    /**
     * Sets chip and title.
     *
     * @return what they cover, in pixels
     */
    Rectangle2D set(String title, String language) {
        Rectangle box = layout.title();
        TextBlock chip = Typesetter.layout(
                chipText(language), new TextStyle(600, 0.0235 * unit, 1.2, 0.01, TextStyle.Align.START), box.width);
        double chipTall = 0.05 * unit;
        double chipWide = chip.widthPx() + 0.064 * unit;
        double gap = 0.028 * unit;
        TextBlock block = titleBlock(title, box, box.height - chipTall - gap);
        double tall = block == null ? chipTall : chipTall + gap + block.heightPx();
        boolean beside = stage.width > 1.2 * stage.height;
        double top = beside ? box.y + (box.height - tall) / 2 : box.y;
        double chipLeft = layout.centred() ? box.x + (box.width - chipWide) / 2 : box.x;
        Rectangle2D chipArea = new Rectangle2D.Double(chipLeft, top, chipWide, chipTall);
        Rectangle2D area = chipArea;
        if (block != null) {
            double left = layout.centred() ? box.x + (box.width - block.widthPx()) / 2 : box.x - 0.004 * unit;
            Rectangle2D ink = block.inkBounds();
            double titleTop = top + chipTall + gap;
            area = chipArea.createUnion(new Rectangle2D.Double(
                    left + ink.getX(), titleTop + ink.getY(), ink.getWidth(), ink.getHeight()));
            boolean darkInk = stage.canvas.luminance(area.getBounds()) > 0.42;
            scrim(area, darkInk ? stage.mood.light() : stage.mood.shade(), darkInk ? 0.25f : 0.38f);
            letters(block, left, titleTop, darkInk);
        }
        chip(chip, chipArea);
        return area;
    }

    static String chipText(String language) {
        return language.toLowerCase(java.util.Locale.ROOT).startsWith("pt") ? "Prévia de storyboard" : "Storyboard preview";
    }

    private @org.jspecify.annotations.Nullable TextBlock titleBlock(String title, Rectangle box, double roomPx) {
        if (title.isBlank()) {
            return null;
        }
        TextStyle style = new TextStyle(
                800, 0.092 * unit, 1.06, -0.022, layout.centred() ? TextStyle.Align.CENTRE : TextStyle.Align.START);
        return Typesetter.fit(title, style, box.width, roomPx);
    }

    /** Calms what lies behind the type. */
    private void scrim(Rectangle2D area, Colour colour, float strength) {
        double reachX = 0.5 * area.getWidth() + 0.2 * unit;
        double reachY = 0.5 * area.getHeight() + 0.16 * unit;
        stage.canvas.shade(area.getCenterY() - reachY, area.getCenterY() + reachY, (x, y, rgb) -> {
            double dx = (x - area.getCenterX()) / reachX;
            double dy = (y - area.getCenterY()) / reachY;
            Shader.over(rgb, colour, strength * Shader.smooth(1, 0.1, dx * dx + dy * dy));
        });
    }

    private void letters(TextBlock block, double left, double top, boolean darkInk) {
        int margin = (int) (0.02 * unit);
        BufferedImage ink = new BufferedImage(
                (int) block.widthPx() + 2 * margin, (int) block.heightPx() + 2 * margin, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = ink.createGraphics();
        Colour dark = stage.mood.shade().withLightness(0.2);
        pen.setColor(darkInk ? screen(dark) : new Color(0xFFFBF2));
        block.draw(pen, margin + left - Math.floor(left), margin + top - Math.floor(top));
        pen.dispose();
        int x = (int) Math.floor(left) - margin;
        int y = (int) Math.floor(top) - margin;
        if (!darkInk) {
            SubjectPicture.shadow(stage.canvas, ink, x, y + 0.006 * unit, 0.012 * unit, stage.mood.shade(), 0.55f);
        }
        stage.canvas.lay(ink, x, y, 1);
    }

    private void chip(TextBlock text, Rectangle2D area) {
        int width = (int) area.getWidth() + 4;
        int height = (int) area.getHeight() + 4;
        BufferedImage pill = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = pill.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(12, 14, 24, 150));
        pen.fill(new RoundRectangle2D.Double(1, 1, area.getWidth(), area.getHeight(), area.getHeight(), area.getHeight()));
        double dot = 0.0125 * unit;
        pen.setColor(screen(stage.mood.accent()));
        pen.fill(new Ellipse2D.Double(1 + 0.021 * unit, 1 + (area.getHeight() - dot) / 2, dot, dot));
        pen.setColor(new Color(255, 255, 255, 235));
        text.draw(pen, 1 + 0.043 * unit, 1 + (area.getHeight() - text.heightPx()) / 2);
        pen.dispose();
        stage.canvas.lay(pill, (int) area.getX(), (int) area.getY(), 1);
    }

    private static Color screen(Colour colour) {
        return new Color(encode(colour.r()), encode(colour.g()), encode(colour.b()));
    }

    private static int encode(float linear) {
        double value = Math.max(0, Math.min(1, linear));
        return (int) Math.round(255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * Math.pow(value, 1 / 2.4) - 0.055));
    }
}
