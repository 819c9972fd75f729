package dev.claquete.studio.image.storyboard;

import dev.claquete.render.text.TextBlock;
import dev.claquete.render.text.TextStyle;
import dev.claquete.render.text.TextStyle.Align;
import dev.claquete.render.text.Typesetter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The type in a sketch: a chip that marks it as a storyboard, and a short title. The background is calmed before the
 * picture is graded; the type itself is drawn afterwards, so that no style makes it hard to read.
 */
final class TitlePlate {

    private static final Colour WHITE = Colour.hex("#fffbf2");

    /** As a share of the picture's unit: a word that would make the title smaller is divided. */
    private static final double LEAST_SIZE = 0.04;

    private final Mood mood;
    private final double unit;
    private final TextBlock chip;
    private final Rectangle2D chipArea;
    private final @Nullable TextBlock title;
    private final double titleX;
    private final double titleY;
    private final boolean darkInk;

    private TitlePlate(PaintingContext stage, String headline, String language) {
        mood = stage.mood;
        unit = stage.unit;
        Rectangle box = stage.layout.title();
        boolean centred = stage.layout.centred();
        chip = Typesetter.layout(
                chipText(language), TextStyle.of(600, 0.0235 * unit).spaced(1.2, 0.01), box.width);
        double chipWide = chip.widthPx() + 0.064 * unit;
        double chipTall = 0.05 * unit;
        double gap = 0.028 * unit;
        title = headline.isBlank() ? null : titleBlock(headline, language, centred, box, box.height - chipTall - gap);
        double tall = chipTall + (title == null ? 0 : gap + title.heightPx());
        boolean beside = stage.width > 1.2 * stage.height;
        double top = beside ? box.y + (box.height - tall) / 2 : box.y;
        chipArea =
                new Rectangle2D.Double(centred ? box.x + (box.width - chipWide) / 2 : box.x, top, chipWide, chipTall);
        titleX = title != null && centred ? box.x + (box.width - title.widthPx()) / 2 : box.x;
        titleY = top + chipTall + gap;
        darkInk = stage.canvas.luminance(area().getBounds()) > 0.36;
    }

    static TitlePlate set(PaintingContext stage, String headline, String language) {
        return new TitlePlate(stage, headline, language);
    }

    /** The area of chip and title, in pixels. */
    Rectangle2D area() {
        if (title == null) {
            return chipArea;
        }
        Rectangle2D ink = title.inkBounds();
        return chipArea.createUnion(
                new Rectangle2D.Double(titleX + ink.getX(), titleY + ink.getY(), ink.getWidth(), ink.getHeight()));
    }

    /** Evens out the background of the type: lighter under dark ink, darker under white. */
    void calm(Canvas canvas) {
        Rectangle2D area = area();
        double reachX = 0.5 * area.getWidth() + 0.2 * unit;
        double reachY = 0.5 * area.getHeight() + 0.16 * unit;
        Colour ground = darkInk ? mood.light() : mood.shade();
        float strength = darkInk ? 0.3f : 0.4f;
        double left = area.getCenterX() - reachX;
        double right = area.getCenterX() + reachX;
        canvas.shade(left, area.getCenterY() - reachY, right, area.getCenterY() + reachY, span -> {
            float dy = (float) ((span.y - area.getCenterY()) / reachY);
            for (int x = span.from; x < span.to; x++) {
                float dx = (float) ((x - area.getCenterX()) / reachX);
                span.shares[x] = strength * Shader.smooth((1 - dx * dx - dy * dy) / 0.9f);
            }
            span.over(ground, span.shares);
        });
        if (title != null && !darkInk) {
            int margin = (int) (0.02 * unit);
            BufferedImage letters = new BufferedImage(
                    (int) title.widthPx() + 2 * margin,
                    (int) title.heightPx() + 2 * margin,
                    BufferedImage.TYPE_INT_ARGB);
            Graphics2D pen = letters.createGraphics();
            title.draw(pen, margin, margin);
            pen.dispose();
            double below = 0.006 * unit;
            SubjectPicture.shadow(
                    canvas, letters, titleX - margin, titleY - margin + below, 0.012 * unit, mood.shade(), 0.55f);
        }
    }

    void print(BufferedImage picture) {
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        if (title != null) {
            pen.setColor((darkInk ? mood.shade().withLightness(0.2) : WHITE).screen());
            title.draw(pen, titleX, titleY);
        }
        double tall = chipArea.getHeight();
        pen.setColor(new Color(12, 14, 24, 165));
        pen.fill(new RoundRectangle2D.Double(chipArea.getX(), chipArea.getY(), chipArea.getWidth(), tall, tall, tall));
        double dot = 0.0125 * unit;
        pen.setColor(mood.accent().screen());
        pen.fill(new Ellipse2D.Double(chipArea.getX() + 0.02 * unit, chipArea.getY() + (tall - dot) / 2, dot, dot));
        pen.setColor(new Color(255, 255, 255, 240));
        chip.draw(pen, chipArea.getX() + 0.042 * unit, chipArea.getY() + (tall - chip.heightPx()) / 2);
        pen.dispose();
    }

    static String chipText(String language) {
        return language.toLowerCase(Locale.ROOT).startsWith("pt") ? "Prévia de storyboard" : "Storyboard preview";
    }

    private TextBlock titleBlock(String headline, String language, boolean centred, Rectangle box, double roomPx) {
        TextStyle style = new TextStyle(800, 0.092 * unit, 1.06, -0.022, centred ? Align.CENTRE : Align.START)
                .atLeast(LEAST_SIZE * unit)
                .in(language);
        return Typesetter.fit(headline, style, box.width, roomPx);
    }
}
