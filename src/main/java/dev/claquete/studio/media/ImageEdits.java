package dev.claquete.studio.media;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.operation.ImageEdit;
import dev.claquete.operation.PictureLimits;
import dev.claquete.operation.Source;
import dev.claquete.picture.Fit;
import dev.claquete.picture.Flip;
import dev.claquete.picture.WatermarkPosition;
import dev.claquete.studio.job.JobInputs;
import dev.claquete.studio.web.InvalidInput;
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
            Parameters operation = new Parameters(operations.get(i), "operations[" + i + "]");
            Parameters params = new Parameters(operation.value("params"), operation.named("params"));
            if (!type(operation).equals("format")) {
                edits.add(edit(type(operation), operation, params));
            }
        }
        return edits;
    }

    static String type(Parameters operation) {
        String type = operation.text("type");
        return type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
    }

    private ImageEdit edit(String type, Parameters operation, Parameters params) {
        return switch (type) {
            case "resize" -> resize(params);
            case "crop" -> crop(params);
            case "rotate" -> new ImageEdit.Rotate(
                    angle(params), params.flag("expand", true), params.colour("background"));
            case "flip" -> new ImageEdit.Flip(
                    EnumReader.of(params.named("direction"), params.text("direction"), Flip.class, Flip.HORIZONTAL));
            case "blur" -> new ImageEdit.Soften(
                    params.number("radius", 0.1, 250).orElse(2));
            case "sharpen" -> new ImageEdit.Sharpen(
                    params.number("amount", 0, 10).orElse(1),
                    params.number("radius", 0.1, 50).orElse(1));
            case "grayscale", "greyscale" -> new ImageEdit.Grayscale();
            case "brightness" -> new ImageEdit.Adjust(params.required("factor", 0, 10), 1, 1);
            case "contrast" -> new ImageEdit.Adjust(1, params.required("factor", 0, 10), 1);
            case "saturation" -> new ImageEdit.Adjust(1, 1, params.required("factor", 0, 10));
            case "adjust" -> new ImageEdit.Adjust(
                    params.number("brightness", 0, 10).orElse(1),
                    params.number("contrast", 0, 10).orElse(1),
                    params.number("saturation", 0, 10).orElse(1));
            case "watermark" -> watermark(params);
            case "round_corners" -> new ImageEdit.RoundCorners(params.required("radius", 1, MOST_SIDE));
            case "border" -> new ImageEdit.Border(
                    (int) params.required("width", 1, 1000), or(params.colour("color"), "#000000"));
            default -> throw new InvalidInput(operation.named("type"), "must be one of " + TYPES);
        };
    }

    private static ImageEdit resize(Parameters params) {
        int width = params.whole("width", 1, MOST_SIDE);
        int height = params.whole("height", 1, MOST_SIDE);
        if (width == 0 && height == 0) {
            throw new InvalidInput(params.field(), "must have width, height or both");
        }
        Fit fit = EnumReader.of(params.named("fit"), params.text("fit"), Fit.class, Fit.COVER);
        return new ImageEdit.Resize(width, height, fit, params.colour("background"));
    }

    private static ImageEdit crop(Parameters params) {
        params.required("width", 1, MOST_SIDE);
        params.required("height", 1, MOST_SIDE);
        return new ImageEdit.Crop(
                params.whole("x", 0, MOST_SIDE),
                params.whole("y", 0, MOST_SIDE),
                params.whole("width", 1, MOST_SIDE),
                params.whole("height", 1, MOST_SIDE));
    }

    private static double angle(Parameters params) {
        String name = params.has("degrees") ? "degrees" : "angle";
        return params.required(name, -3600, 3600);
    }

    private ImageEdit watermark(Parameters params) {
        String text = params.text("text");
        boolean picture = params.has("image_url");
        if (picture == (text != null && !text.isBlank())) {
            throw new InvalidInput(params.field(), "must have text or image_url, and not both");
        }
        if (text != null && text.length() > MOST_LETTERS) {
            throw new InvalidInput(params.named("text"), "must have at most " + MOST_LETTERS + " characters");
        }
        Source image = picture ? inputs.image(params.named("image_url"), params.text("image_url")) : null;
        return new ImageEdit.Watermark(
                image == null ? text : null,
                image,
                spot(params),
                params.number("scale", 0.01, 1).orElse(0.25),
                params.number("opacity", 0, 1).orElse(0.6),
                or(params.colour("color"), "#FFFFFF"));
    }

    /** {@code top-left} and so on, or {@code {"x": 0..1, "y": 0..1}}. */
    private static WatermarkPosition spot(Parameters params) {
        if (params.value("position").isObject()) {
            Parameters place = new Parameters(params.value("position"), params.named("position"));
            return new WatermarkPosition(place.required("x", 0, 1), place.required("y", 0, 1));
        }
        String position = params.text("position");
        if (position == null) {
            return WatermarkPosition.BOTTOM_RIGHT;
        }
        double x = 0.5;
        double y = 0.5;
        for (String word : position.strip().toLowerCase(Locale.ROOT).split("[-_ ]")) {
            if (!ACROSS.containsKey(word) && !DOWN.containsKey(word) && !word.matches("cent(er|re)|middle")) {
                throw new InvalidInput(
                        params.named("position"),
                        "must be top-left, top, top-right, left, center, right, bottom-left, bottom, bottom-right"
                                + " or {\"x\": 0..1, \"y\": 0..1}");
            }
            x = ACROSS.getOrDefault(word, x);
            y = DOWN.getOrDefault(word, y);
        }
        return new WatermarkPosition(x, y);
    }

    private static String or(@Nullable String colour, String usual) {
        return colour == null ? usual : colour;
    }
}
