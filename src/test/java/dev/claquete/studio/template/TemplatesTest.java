package dev.claquete.studio.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claquete.operation.StoredMaterial;
import dev.claquete.operation.scenes.Compositor;
import dev.claquete.operation.scenes.Element;
import dev.claquete.operation.scenes.ScenePlan;
import dev.claquete.render.Programs;
import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.JsonReader;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;

class TemplatesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> HARD = List.of(
            "Uma frase que não acaba nunca e nunca, porque alguém a escreveu assim ",
            "😀 👩‍👩‍👧‍👦 🏳️‍🌈 🎬 ",
            "مرحبا بالعالم، هذا نص طويل ");

    @TempDir
    Path folder;

    private final Templates templates = new Templates(JSON);

    @ParameterizedTest
    @ValueSource(strings = {"9:16", "16:9"})
    void everyTemplateIsDrawnWithItsOwnValues(String shape) {
        for (Template template : templates.all()) {
            ScenePlan plan = small(
                    PlanReaderTest.read(templates.shown(template, output(shape)).toString()));
            BufferedImage picture = picture(plan, template.previewScene(), template.previewSeconds());
            assertThat(colours(picture)).as(template.id()).isGreaterThan(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9:16", "16:9"})
    void noTextsBoxLeavesTheSafeAreaWhateverItHolds(String shape) {
        boolean tall = shape.equals("9:16");
        Rectangle2D safe = tall ? box(0.05, 0.09, 0.95, 0.81) : box(0.05, 0.05, 0.95, 0.95);
        for (Template template : templates.all()) {
            for (String text : HARD) {
                ScenePlan plan = read(template, hard(template, text), shape);
                plan.scenes().stream()
                        .flatMap(scene -> scene.elements().stream())
                        .filter(element -> element.kind() == Element.Kind.TEXT)
                        .filter(element -> element.place().rotationDegrees() == 0)
                        .forEach(element -> assertThat(safe.contains(box(element)))
                                .as("%s %s: %s", template.id(), element.text(), box(element))
                                .isTrue());
            }
        }
    }

    /** After a change: {@code mvn -Pquick test -Dtest=TemplatesTest -Dtemplates.pictures=src/main/resources/templates/pictures} */
    @Test
    void thePicturesThatComeWithTheStudioAreWhatTheTemplatesLookLike() throws IOException {
        String folder = System.getProperty("templates.pictures");
        for (Template template : templates.all()) {
            ScenePlan plan = PlanReaderTest.read(
                    templates.shown(template, new JsonReader("output", null)).toString());
            BufferedImage drawn = picture(plan, template.previewScene(), template.previewSeconds());
            if (folder != null) {
                Files.write(Path.of(folder, TemplatePictures.fileName(template)), Previews.jpeg(drawn));
                continue;
            }
            byte[] shipped = TemplatePictures.shipped(template)
                    .orElseThrow(() -> new AssertionError(template.id() + " has changed: draw its picture again"));
            BufferedImage read = ImageIO.read(new ByteArrayInputStream(shipped));
            assertThat(difference(read, drawn)).as(template.id()).isLessThan(2);
        }
    }

    /** Of 256 levels, on average. */
    private static double difference(BufferedImage one, BufferedImage other) {
        assertThat(List.of(one.getWidth(), one.getHeight())).isEqualTo(List.of(other.getWidth(), other.getHeight()));
        long sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                int a = one.getRGB(x, y);
                int b = other.getRGB(x, y);
                for (int shift = 0; shift < 24; shift += 8) {
                    sum += Math.abs((a >> shift & 255) - (b >> shift & 255));
                }
            }
        }
        return sum / 3.0 / one.getWidth() / one.getHeight();
    }

    /** As the video API of old had it: these two variables, whatever the template. */
    @Test
    void everyTemplateTakesATitleAndASubtitle() {
        for (Template template : templates.all()) {
            JsonNode plan = filled(template, "{\"title\":\"Meu Vídeo\",\"subtitle\":\"Uma descrição legal\"}");
            assertThat(plan.findValuesAsText("content")).as(template.id()).contains("Meu Vídeo", "Uma descrição legal");
        }
    }

    @Test
    void aVariableIsGivenByOneOfItsNamesOnly() {
        assertThatThrownBy(() -> filled(templates.get("news"), "{\"title\":\"a\",\"headline\":\"b\"}"))
                .hasMessage("variables.title: is another name of headline: give one of the two");
        assertThatThrownBy(() -> filled(templates.get("news"), "{\"title\":[]}"))
                .hasMessage("variables.title: must be a text");
    }

    @Test
    void aTextStandsForTheListOfItsLines() {
        JsonNode plan = filled(templates.get("lyric"), "{\"lines\":\"La\\n\\n Lo \"}");
        assertThat(plan.get("scenes")).hasSize(2);
        assertThatThrownBy(() -> filled(templates.get("lyric"), "{\"lines\":\" \\n\"}"))
                .hasMessage("variables.lines: must have at least one entry");
    }

    @Test
    void longAndForeignTextsAreDrawn() {
        for (Template template : templates.all()) {
            ScenePlan plan = small(read(template, hard(template, HARD.get(2)), "9:16"));
            assertThat(colours(picture(plan, template.previewScene(), template.previewSeconds())))
                    .as(template.id())
                    .isGreaterThan(200);
        }
    }

    @Test
    void missingAndUnknownVariablesAreNamed() {
        Template product = templates.get("product");
        assertThatThrownBy(() -> filled(product, "{}"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("variables: must have name");
        assertThatThrownBy(() -> filled(product, "{\"name\":\"x\",\"colour\":\"red\"}"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith(
                        "variables.colour: is not a variable of this template; its variables are name, price");
        assertThatThrownBy(() -> filled(product, "{\"name\":\"x\",\"accent\":\"reddish\"}"))
                .hasMessageStartingWith("variables.accent: must be a colour");
        assertThatThrownBy(() -> filled(product, "{\"name\":\"x\",\"features\":[[]]}"))
                .hasMessage("variables.features[0]: must be a text");
        assertThatThrownBy(() -> filled(product, "{\"name\":{\"$for\":\"x\"}}"))
                .hasMessage("variables.name: must be a text");
    }

    @Test
    void aValueStaysOneValueWhateverItHolds() throws Exception {
        String nasty = "\"}],\"scenes\":[{{author}}] {\"$if\":\"x\"}";
        JsonNode plan = filled(
                templates.get("quote"),
                JSON.createObjectNode().put("quote", nasty).toString());
        assertThat(plan.findValuesAsText("content")).contains(nasty);
        assertThat(plan.get("scenes")).hasSize(1);
    }

    @Test
    void aListBecomesOneSceneForEachEntryCountedDown() {
        JsonNode plan = filled(
                templates.get("list"),
                "{\"title\":\"t\",\"items\":[{\"title\":\"a\"},{\"title\":\"b\",\"text\":\"c\"}]}");
        assertThat(plan.get("scenes")).hasSize(3);
        assertThat(plan.at("/scenes/1").findValuesAsText("content")).containsExactly("2", "#2", "a");
        assertThat(plan.at("/scenes/2").findValuesAsText("content")).containsExactly("1", "#1", "b", "c");
    }

    private ScenePlan read(Template template, JsonNode variables, String shape) {
        return PlanReaderTest.read(templates
                .filled(template, new JsonReader("variables", variables), output(shape))
                .toString());
    }

    private JsonNode filled(Template template, String variables) {
        try {
            return templates.filled(
                    template, new JsonReader("variables", JSON.readTree(variables)), new JsonReader("output", null));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** As long a text as each variable may have. */
    private static JsonNode hard(Template template, String text) {
        ObjectNode values = JSON.createObjectNode();
        for (Template.Variable variable : template.variables()) {
            switch (variable.type()) {
                case "text" -> {
                    if (!List.of("voice_id", "narration", "emoji").contains(variable.name())) {
                        values.put(variable.name(), filling(text, variable.max()));
                    }
                }
                case "list" -> values.set(variable.name(), lines(text));
                case "objects" -> values.putArray(variable.name())
                        .addObject()
                        .put("title", filling(text, 200))
                        .put("text", filling(text, 300));
                default -> {}
            }
        }
        return values;
    }

    private static ArrayNode lines(String text) {
        return JSON.createArrayNode()
                .add(filling(text, 300))
                .add(filling(text, 100))
                .add(text);
    }

    private static String filling(String text, int length) {
        String repeated = text.repeat(length / text.length() + 1);
        int end = repeated.lastIndexOf(' ', length);
        return repeated.substring(0, end <= 0 ? length : end);
    }

    private static JsonReader output(String shape) {
        return new JsonReader("output", JSON.createObjectNode().put("aspect_ratio", shape));
    }

    private static ScenePlan small(ScenePlan plan) {
        ScenePlan.Output output = plan.output();
        return new ScenePlan(
                new ScenePlan.Output(output.widthPx() / 4 & ~1, output.heightPx() / 4 & ~1, 10, null),
                plan.scenes(),
                List.of());
    }

    private BufferedImage picture(ScenePlan plan, int scene, double seconds) {
        Ffmpeg ffmpeg = new Ffmpeg(Programs.FFMPEG, Duration.ofMinutes(1));
        StoredMaterial nothing = new StoredMaterial(
                Map.of(),
                new ObjectStore(
                        new S3Client() {
                            @Override
                            public String serviceName() {
                                return "none";
                            }

                            @Override
                            public void close() {}
                        },
                        "none"),
                new MediaProbe(Programs.FFPROBE),
                folder);
        try (Compositor compositor = new Compositor(plan, nothing, ffmpeg, new PreviewTask(folder), 1)) {
            return compositor.picture(
                    compositor.frameAt(Math.min(scene, plan.scenes().size() - 1), seconds));
        }
    }

    private static long colours(BufferedImage picture) {
        return java.util.Arrays.stream(
                        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()))
                .distinct()
                .count();
    }

    private static Rectangle2D box(Element element) {
        var place = element.place();
        double width = Objects.requireNonNull(place.width());
        double height = Objects.requireNonNull(place.height());
        double left = place.x() - place.anchorX() * width;
        double top = place.y() - place.anchorY() * height;
        return new Rectangle2D.Double(left, top, width, height);
    }

    private static Rectangle2D box(double left, double top, double right, double bottom) {
        return new Rectangle2D.Double(left, top, right - left + 1e-9, bottom - top + 1e-9);
    }
}
