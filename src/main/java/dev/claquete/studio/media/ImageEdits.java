package dev.claquete.studio.media;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.operation.Source;
import dev.claquete.operation.image.ImageEdit;
import dev.claquete.operation.image.PictureLimits;
import dev.claquete.picture.Fit;
import dev.claquete.picture.Flip;
import dev.claquete.picture.WatermarkPosition;
import dev.claquete.studio.job.JobInputs;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.JsonReader;
import dev.claquete.studio.web.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a caller's edits of a picture: a list of types with their parameters. */
final class ImageEdits {

    private static final int MOST = 30;
    private static final int MOST_SIDE = PictureLimits.MOST_SIDE_PX;
    private static final int MOST_LETTERS = 200;
    private static final String TYPES =
            "resize, crop, rotate, flip, blur, sharpen, grayscale, brightness, contrast, saturation,"
                    + " adjust, watermark, round_corners, border, format";
    private static final Map<String, Double> ACROSS = Map.of("left", 0.0, "right", 1.0);
    private static final Map<String, Double> DOWN = Map.of("top", 0.0, "bottom", 1.0);

    private final JobInputs inputs;

    ImageEdits(JobInputs inputs) {
        this.inputs = inputs;
    }

    /** @return without those of the type {@code format}, which do not change the picture */
    List<ImageEdit> read(@Nullable List<JsonNode> operations) {
        List<ImageEdit> edits = new ArrayList<>();
        if (operations == null) {
            return edits;
        }
        if (operations.size() > MOST) {
            throw new InvalidInput("operations", "must be at most " + MOST);
        }
        for (int i = 0; i < operations.size(); i++) {
            JsonReader operation = operation(operations, i);
            JsonReader params = operation.get("params").object();
            if (!type(operation).equals("format")) {
                edits.add(edit(type(operation), operation, params));
            }
        }
        return edits;
    }

    static JsonReader operation(List<JsonNode> operations, int index) {
        return new JsonReader("operations[" + index + "]", operations.get(index)).object();
    }

    static String type(JsonReader operation) {
        return operation.get("type").line(MOST_LETTERS).orElse("").toLowerCase(Locale.ROOT);
    }

    private ImageEdit edit(String type, JsonReader operation, JsonReader params) {
        return switch (type) {
            case "resize" -> resize(params);
            case "crop" -> crop(params);
            case "rotate" -> new ImageEdit.Rotate(
                    angle(params), params.get("expand").flag(true), HexColour.of(params.get("background")));
            case "flip" -> new ImageEdit.Flip(params.get("direction").choice(Flip.class, Flip.HORIZONTAL));
            case "blur" -> new ImageEdit.Soften(params.get("radius").number(0.1, 250, 2));
            case "sharpen" -> new ImageEdit.Sharpen(
                    params.get("amount").number(0, 10, 1), params.get("radius").number(0.1, 50, 1));
            case "grayscale", "greyscale" -> new ImageEdit.Grayscale();
            case "brightness" -> new ImageEdit.Adjust(required(params, "factor", 0, 10), 1, 1);
            case "contrast" -> new ImageEdit.Adjust(1, required(params, "factor", 0, 10), 1);
            case "saturation" -> new ImageEdit.Adjust(1, 1, required(params, "factor", 0, 10));
            case "adjust" -> new ImageEdit.Adjust(
                    params.get("brightness").number(0, 10, 1),
                    params.get("contrast").number(0, 10, 1),
                    params.get("saturation").number(0, 10, 1));
            case "watermark" -> watermark(params);
            case "round_corners" -> new ImageEdit.RoundCorners(required(params, "radius", 1, MOST_SIDE));
            case "border" -> new ImageEdit.Border(
                    (int) required(params, "width", 1, 1000), or(HexColour.of(params.get("color")), "#000000"));
            default -> throw operation.invalid("type", "must be one of " + TYPES);
        };
    }

    private static ImageEdit resize(JsonReader params) {
        int width = params.get("width").whole(1, MOST_SIDE, 0);
        int height = params.get("height").whole(1, MOST_SIDE, 0);
        if (width == 0 && height == 0) {
            throw params.invalid("must have width, height or both");
        }
        Fit fit = params.get("fit").choice(Fit.class, Fit.COVER);
        return new ImageEdit.Resize(width, height, fit, HexColour.of(params.get("background")));
    }

    private static ImageEdit crop(JsonReader params) {
        required(params, "width", 1, MOST_SIDE);
        required(params, "height", 1, MOST_SIDE);
        return new ImageEdit.Crop(
                params.get("x").whole(0, MOST_SIDE, 0),
                params.get("y").whole(0, MOST_SIDE, 0),
                params.get("width").whole(1, MOST_SIDE, 0),
                params.get("height").whole(1, MOST_SIDE, 0));
    }

    private static double angle(JsonReader params) {
        String name = params.get("degrees").present() ? "degrees" : "angle";
        return required(params, name, -3600, 3600);
    }

    private ImageEdit watermark(JsonReader params) {
        String text = params.get("text").text(MOST_LETTERS).orElse(null);
        boolean picture = params.get("image_url").present();
        if (picture == (text != null && !text.isBlank())) {
            throw params.invalid("must have text or image_url, and not both");
        }
        Source image = picture
                ? inputs.image(
                        params.get("image_url").path(),
                        params.get("image_url").line(2000).orElse(null))
                : null;
        return new ImageEdit.Watermark(
                image == null ? text : null,
                image,
                spot(params),
                params.get("scale").number(0.01, 1, 0.25),
                params.get("opacity").number(0, 1, 0.6),
                or(HexColour.of(params.get("color")), "#FFFFFF"));
    }

    /** {@code top-left} and so on, or {@code {"x": 0..1, "y": 0..1}}. */
    private static WatermarkPosition spot(JsonReader params) {
        JsonReader place = params.get("position");
        if (place.present() && place.node().isObject()) {
            return new WatermarkPosition(required(place, "x", 0, 1), required(place, "y", 0, 1));
        }
        String position = place.line(MOST_LETTERS).orElse(null);
        if (position == null) {
            return WatermarkPosition.BOTTOM_RIGHT;
        }
        double x = 0.5;
        double y = 0.5;
        for (String word : position.toLowerCase(Locale.ROOT).split("[-_ ]")) {
            if (!ACROSS.containsKey(word) && !DOWN.containsKey(word) && !word.matches("cent(er|re)|middle")) {
                throw place.invalid(
                        "must be top-left, top, top-right, left, center, right, bottom-left, bottom, bottom-right"
                                + " or {\"x\": 0..1, \"y\": 0..1}");
            }
            x = ACROSS.getOrDefault(word, x);
            y = DOWN.getOrDefault(word, y);
        }
        return new WatermarkPosition(x, y);
    }

    private static double required(JsonReader params, String name, double least, double most) {
        return params.get(name).number(least, most).orElseThrow(() -> params.invalid(name, Rules.REQUIRED));
    }

    private static String or(@Nullable String colour, String usual) {
        return colour == null ? usual : colour;
    }
}
