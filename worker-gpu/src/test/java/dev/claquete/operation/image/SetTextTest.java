package dev.claquete.operation.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.claquete.operation.OperationImpossible;
import dev.claquete.operation.Product;
import dev.claquete.operation.StillBench;
import dev.claquete.render.text.TextStyle;
import dev.claquete.render.text.TextStyle.Align;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetTextTest {

    @TempDir
    Path folder;

    private StillBench context;
    private Product product;

    @BeforeEach
    void context() {
        context = new StillBench(folder);
    }

    @Test
    void aTextStandsInItsColourOnNothing() throws Exception {
        BufferedImage picture = set("Olá, coração! Às três", 400, null, "#C01030", null, Align.START);
        Rectangle ink = ink(picture);
        assertThat(picture.getRGB(0, picture.getHeight() - 1) >>> 24).isZero();
        assertThat(ink.width).isCloseTo(picture.getWidth(), within(6));
        int solid = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int pixel = picture.getRGB(x, y);
                if (pixel >>> 24 == 255) {
                    assertThat(pixel).isEqualTo(0xFFC01030);
                    solid++;
                }
            }
        }
        assertThat(solid).isGreaterThan(500);
        assertThat(product.facts()).containsEntry("lines", 1).containsEntry("font_size", 40.0);
    }

    @ParameterizedTest
    @CsvSource({
        "LEFT, Texto para processar, 0",
        "CENTRE, Texto para processar, 0.5",
        "RIGHT, Texto, 1",
        "START, Texto, 0",
        "START, שלום עולם, 1",
        "END, שלום עולם, 0",
        "LEFT, שלום עולם, 0"
    })
    void linesStandWhereTheyShallInAPictureOfTheWidthGiven(Align align, String text, double where) throws Exception {
        BufferedImage picture = set(text, 400, 600, "#000000", "#FFFFFF", align);
        assertThat(picture.getWidth()).isEqualTo(600);
        Rectangle ink = ink(picture);
        assertThat(ink.x).isCloseTo((int) (where * (600 - ink.width)), within(5));
    }

    @Test
    void aLongTextIsBrokenAndAWordIsNeverCut() throws Exception {
        set(
                "O rato roeu a roupa do rei de Roma e a rainha com raiva resolveu remendar",
                700,
                300,
                "#000000",
                null,
                Align.LEFT);
        assertThat((int) product.facts().get("lines")).isBetween(5, 8);
        assertThat(product.widthPx()).isEqualTo(300);
        BufferedImage narrow = set("Otorrinolaringologista", 400, 150, "#000000", null, Align.LEFT);
        assertThat((double) product.facts().get("font_size")).isLessThan(20);
        assertThat(ink(narrow).getMaxX()).isLessThanOrEqualTo(150);
    }

    @Test
    void aHeavierFaceHasMoreInkAndEmojiAreColoured() throws Exception {
        assertThat(inked(set("Peso", 900, null, "#000000", "#FFFFFF", Align.START)))
                .isGreaterThan((int) (1.5 * inked(set("Peso", 400, null, "#000000", "#FFFFFF", Align.START))));
        BufferedImage emoji = set("🍓", 400, null, "#000000", null, Align.START);
        int middle = emoji.getRGB(emoji.getWidth() / 2, emoji.getHeight() / 2);
        assertThat(middle >> 16 & 255).isGreaterThan((middle & 255) + 60);
    }

    @Test
    void aTextThatNoTypefaceHasIsRefusedAndALittleOfItNamed() throws Exception {
        set("Era uma vez 𓀀", 400, null, "#000000", null, Align.START);
        assertThat(product.warnings())
                .containsExactly(
                        "text: these characters are left out, because no available font has them: 𓀀 (U+13000)");
        assertThat(product.withoutWarnings().facts())
                .doesNotContainKey("warnings")
                .containsKey("lines");
        set("们步为开鸟树跑 हिन्दी ไทย", 400, null, "#000000", null, Align.START);
        assertThat(product.warnings()).isEmpty();
        assertThatThrownBy(() -> set("𓀀𓀁", 400, null, "#000000", null, Align.START))
                .isInstanceOf(OperationImpossible.class)
                .hasMessageEndingWith("no available font has them: 𓀀 (U+13000), 𓀁 (U+13001)");
    }

    @Test
    void aPictureThatWouldBeTooLargeIsRefused() {
        assertThatThrownBy(() -> context.perform(
                        new SetText(),
                        new SetText.Order("a\n".repeat(2000), 400, 1000, null, "#000000", null, Align.START, null)))
                .isInstanceOf(OperationImpossible.class)
                .hasMessageStartingWith("text: the picture has ");
    }

    private BufferedImage set(
            String text,
            int weight,
            @Nullable Integer width,
            String colour,
            @Nullable String background,
            TextStyle.Align align)
            throws Exception {
        product = context.perform(
                        new SetText(), new SetText.Order(text, weight, 40, width, colour, background, align, null))
                .get(0);
        BufferedImage picture = ImageIO.read(context.file(product).toFile());
        assertThat(product.widthPx()).isEqualTo(picture.getWidth());
        assertThat(product.heightPx()).isEqualTo(picture.getHeight());
        return picture;
    }

    private static boolean isInk(int pixel) {
        return pixel >>> 24 > 40 && (pixel & 0xFFFFFF) != 0xFFFFFF;
    }

    private static int inked(BufferedImage picture) {
        int count = 0;
        for (int pixel : picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth())) {
            count += isInk(pixel) ? 1 : 0;
        }
        return count;
    }

    private static Rectangle ink(BufferedImage picture) {
        Rectangle box = new Rectangle(0, 0, -1, -1);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if (isInk(picture.getRGB(x, y))) {
                    box = box.isEmpty() ? new Rectangle(x, y, 1, 1) : box.union(new Rectangle(x, y, 1, 1));
                }
            }
        }
        return box;
    }
}
