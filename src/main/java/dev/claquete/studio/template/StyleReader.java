package dev.claquete.studio.template;

import dev.claquete.operation.scenes.Style;
import dev.claquete.render.text.TextStyle;
import dev.claquete.studio.web.JsonReader;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the styles of a plan: named ones and those of single elements. */
final class StyleReader {

    private static final double MOST_UNITS = 1080;

    private final JsonReader named;

    /** @param named {@code styles} of the plan */
    StyleReader(JsonReader named) {
        this.named = named.object();
    }

    /** @param field {@code "title"}, or an object that may contain {@code "use": "title"} */
    Style of(JsonReader field) {
        if (field.present() && field.node().isTextual()) {
            return named(field, field.requiredLine(60));
        }
        JsonReader use = field.object().get("use");
        return use.present() ? read(field, named(use, use.requiredLine(60))) : read(field, Style.PLAIN);
    }

    private Style named(JsonReader by, String name) {
        JsonReader style = named.get(name);
        if (!style.present()) {
            throw by.invalid("must name one of the plan's styles");
        }
        return read(style.object(), Style.PLAIN);
    }

    private static Style read(JsonReader in, Style usual) {
        return new Style(
                in.get("fontSize").number(4, MOST_UNITS, usual.fontSize()),
                weight(in.get("fontWeight"), usual.fontWeight()),
                align(in.either("align", "textAlign"), usual.align()),
                in.get("letterSpacing").number(-0.1, 1, usual.letterSpacing()),
                in.get("lineHeight").number(0.7, 3, usual.lineHeight()),
                ColourReader.colour(in.get("color"), usual.colour()),
                ColourReader.fill(in.either("backgroundColor", "fill", "background"), usual.fill()),
                in.get("padding").number(0, MOST_UNITS / 2, usual.padding()),
                in.get("borderRadius").number(0, MOST_UNITS, usual.radius()),
                ColourReader.colour(in.get("strokeColor"), usual.strokeColour()),
                in.get("strokeWidth").number(0, 200, usual.strokeWidth()),
                in.get("shadow").number(0, 1, usual.shadow()),
                in.get("opacity").number(0, 1, usual.opacity()));
    }

    private static int weight(JsonReader field, int usual) {
        if (field.present() && field.node().isTextual()) {
            return switch (field.requiredLine(20).toLowerCase(Locale.ROOT)) {
                case "normal" -> 400;
                case "bold" -> 700;
                default -> throw field.invalid("must be normal, bold or a number from 100 to 900");
            };
        }
        return field.whole(100, 900, usual);
    }

    private static TextStyle.Align align(JsonReader field, TextStyle.Align usual) {
        @Nullable String text = field.line(20).orElse(null);
        return text == null
                ? usual
                : switch (text.toLowerCase(Locale.ROOT)) {
                    case "left", "start" -> TextStyle.Align.START;
                    case "center", "centre" -> TextStyle.Align.CENTRE;
                    case "right", "end" -> TextStyle.Align.END;
                    default -> throw field.invalid("must be left, center or right");
                };
    }
}
