package dev.claquete.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypesetterTest {

    private static final TextStyle STYLE = TextStyle.of(800, 60);
    private static final int ORIGIN = 200;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The quick brown fox jumps over the lazy dog 0123456789 €",
                "À noite, vovô Kowalsky vê o ímã cair no pé do pinguim queixoso; ação, coração, às três",
                "El pingüino Wenceslao hizo kilómetros ¿bajo? ¡exhaustiva! lluvia, añoraba",
                "Voix ambiguë d’un cœur qui préfère les jattes de kiwis à ÎÏŸ «»",
                "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich ẞ",
                "Perché l’università è così: più città, né virtù",
                "いろはにほへと ちりぬるを、深海の秘密。カタカナ「東京」・漢字、鬱々！",
                "다람쥐 헌 쳇바퀴에 타고파. 꽃 뷁 힣",
                "نص حكيم له سر قاطع وذو شأن عظيم؟ ٠١٢٣",
                "דג סקרן שט בים מאוכזב ולפתע מצא חברה",
                "Съешь же ещё этих мягких французских булок Ξεσκεπάζω τὴν ψυχοφθόρα"
            })
    void everyLanguageWeServeHasItsLetters(String text) {
        for (int weight : new int[] {400, 900}) {
            for (String word : Shaper.tidy(text).split(" ")) {
                word.codePoints().mapToObj(Character::toString).forEach(letter -> assertThat(
                                Fonts.canShow(weight, letter))
                        .as(letter)
                        .isTrue());
            }
        }
    }

    @Test
    void marksAndDescendersArePaintedWhole() {
        TextBlock block = Typesetter.layout("Ấgjpqy ÂÇÃ Ǻ", STYLE, 2000);
        Rectangle painted = painted(block);
        Rectangle2D ink = block.inkBounds();
        assertThat(painted.getMinY() - ORIGIN).isCloseTo(ink.getMinY(), within(1.5));
        assertThat(painted.getMaxY() - ORIGIN).isCloseTo(ink.getMaxY(), within(1.5));
        assertThat(ink.getHeight()).isGreaterThan(1.1 * height("A") + height("g") - height("x"));
    }

    @Test
    void linesAreBrokenToTheWidthAndAreOfLikeLength() {
        TextBlock block = Typesetter.layout("one two three four five six seven eight nine ten", STYLE, 800);
        assertThat(block.lineCount()).isEqualTo(2);
        assertThat(block.widthPx()).isBetween(500.0, 800.0);
        TextBlock orphanless = Typesetter.layout("aaaa bbbb cccc dddd eeee", STYLE, 680);
        assertThat(orphanless.widthPx()).isLessThan(560);
        assertThat(orphanless.lineCount()).isEqualTo(2);
    }

    @Test
    void lineEndsInTheTextStay() {
        assertThat(Typesetter.layout("a\nb\n\nc", STYLE, 500).lineCount()).isEqualTo(3);
        assertThat(Typesetter.layout("", STYLE, 500).lineCount()).isZero();
        assertThat(Typesetter.layout("", STYLE, 500).inkBounds().isEmpty()).isTrue();
    }

    @Test
    void aWordWiderThanTheWidthShrinksTheBlock() {
        TextBlock block = Typesetter.layout("Otorrinolaringologista é longo", STYLE, 300);
        assertThat(block.sizePx()).isLessThan(60);
        assertThat(block.inkBounds().getMaxX()).isLessThanOrEqualTo(302);
    }

    @Test
    void fittingTakesTheLargestSizeThatFitsTheBox() {
        String text = "The deep ocean hides a secret that nobody has ever seen before tonight";
        TextBlock fitted = Typesetter.fit(text, STYLE, 400, 200);
        assertThat(fitted.heightPx()).isLessThanOrEqualTo(200);
        assertThat(Typesetter.layout(text, STYLE.sized(fitted.sizePx() * 1.03), 400)
                        .heightPx())
                .isGreaterThan(200);
        assertThat(Typesetter.fit("short", STYLE, 400, 200).sizePx()).isEqualTo(60);
    }

    @Test
    void rightToLeftTextStandsAtTheRightAndReadsFromThere() {
        TextBlock block = Typesetter.layout("שלום עולם טוב מאוד\nכן", STYLE, 1000);
        Rectangle2D second = Typesetter.layout("כן", STYLE, 1000).inkBounds();
        BufferedImage canvas = canvas(block);
        Rectangle lower = where(canvas, new Rectangle(0, ORIGIN + (int) (block.heightPx() / 2), canvas.getWidth(), 60));
        assertThat(lower.getMaxX() - ORIGIN).isCloseTo(block.widthPx(), within(8.0));
        assertThat(lower.getWidth()).isCloseTo(second.getWidth(), within(3.0));

        Ink mixed = Shaper.shape("אAB", STYLE, true);
        double latin = Shaper.shape("AB", STYLE, false).advancePx();
        double hebrew = Shaper.shape("א", STYLE, true).advancePx();
        assertThat(mixed.advancePx()).isCloseTo(latin + hebrew, within(0.5));
        Ink latinAlone = Shaper.shape("AB", STYLE, false);
        assertThat(mixed.bounds().getMinX()).isCloseTo(latinAlone.bounds().getMinX(), within(0.5));
    }

    @Test
    void arabicLettersJoin() {
        double joined = Shaper.shape("ععع", STYLE, true).advancePx();
        double alone = Shaper.shape("ع", STYLE, true).advancePx();
        assertThat(joined).isNotCloseTo(3 * alone, within(3.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"🎉", "👨‍👩‍👧‍👦", "👍🏽", "🇧🇷", "1️⃣", "❤️", "⭐", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🏳️‍🌈"})
    void anEmojiSequenceIsOnePictureInColour(String emoji) {
        Ink ink = Shaper.shape(emoji, STYLE, false);
        assertThat(ink.pictures()).hasSize(1);
        assertThat(ink.advancePx()).isEqualTo(Shaper.shape("😀", STYLE, false).advancePx());
        BufferedImage canvas = canvas(Typesetter.layout(emoji, STYLE, 500));
        long coloured = 0;
        for (int rgb : canvas.getRGB(0, 0, canvas.getWidth(), canvas.getHeight(), null, 0, canvas.getWidth())) {
            Color colour = new Color(rgb);
            int most = Math.max(colour.getRed(), Math.max(colour.getGreen(), colour.getBlue()));
            int least = Math.min(colour.getRed(), Math.min(colour.getGreen(), colour.getBlue()));
            coloured += most - least > 60 ? 1 : 0;
        }
        assertThat(coloured).isGreaterThan(300);
    }

    @Test
    void digitsAndSignsAreNoEmojiUnlessAsked() {
        assertThat(Shaper.shape("12 #© ™ ❤\uFE0E", STYLE, false).pictures()).isEmpty();
    }

    private static double height(String letter) {
        return Shaper.shape(letter, STYLE, false).bounds().getHeight();
    }

    private static BufferedImage canvas(TextBlock block) {
        BufferedImage canvas = new BufferedImage(1600, 700, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = canvas.createGraphics();
        g.setColor(Color.WHITE);
        block.draw(g, ORIGIN, ORIGIN);
        g.dispose();
        return canvas;
    }

    private static Rectangle painted(TextBlock block) {
        BufferedImage canvas = canvas(block);
        return where(canvas, new Rectangle(canvas.getWidth(), canvas.getHeight()));
    }

    private static Rectangle where(BufferedImage canvas, Rectangle area) {
        Rectangle box = new Rectangle(0, 0, -1, -1);
        for (int y = area.y; y < area.y + area.height; y++) {
            for (int x = area.x; x < area.x + area.width; x++) {
                if ((canvas.getRGB(x, y) & 0xFFFFFF) != 0) {
                    Rectangle one = new Rectangle(x, y, 1, 1);
                    box = box.isEmpty() ? one : box.union(one);
                }
            }
        }
        return box;
    }
}
