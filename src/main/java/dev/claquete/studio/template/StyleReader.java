package dev.claquete.studio.template;

import dev.claquete.operation.scenes.Style;
import dev.claquete.render.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the styles of a plan: named ones and those of single elements. */
final class StyleReader {

    private static final double MOST_UNITS = 1080;

    private final JsonField named;

    /** @param named {@code styles} of the plan */
    StyleReader(JsonField named) {
        this.named = named.object();
    }

    /** @param field {@code "title"}, or an object that may contain {@code "use": "title"} */
    Style of(JsonField field) {
        if (field.present() && field.node().isTextual()) {
            return named(field, field.words(60));
        }
        JsonField use = field.object().get("use");
        return use.present() ? read(field, named(use, use.words(60))) : read(field, Style.PLAIN);
    }

    private Style named(JsonField by, String name) {
        JsonField style = named.get(name);
        if (!style.present()) {
            throw by.invalid("must name one of the plan's styles");
        }
        return read(style.object(), Style.PLAIN);
    }

    private static Style read(JsonField in, Style usual) {
        return new Style(
                in.get("fontSize").number(4, MOST_UNITS, usual.fontSize()),
                weight(in.get("fontWeight"), usual.fontWeight()),
                align(in.either("align", "textAlign"), usual.align()),
                in.get("letterSpacing").number(-0.1, 1, usual.letterSpacing()),
                in.get("lineHeight").number(0.7, 3, usual.lineHeight()),
                Colours.colour(in.get("color"), usual.colour()),
                Colours.fill(in.either("backgroundColor", "fill", "background"), usual.fill()),
                in.get("padding").number(0, MOST_UNITS / 2, usual.padding()),
                in.get("borderRadius").number(0, MOST_UNITS, usual.radius()),
                Colours.colour(in.get("strokeColor"), usual.strokeColour()),
                in.get("strokeWidth").number(0, 200, usual.strokeWidth()),
                in.get("shadow").number(0, 1, usual.shadow()),
                in.get("opacity").number(0, 1, usual.opacity()));
    }

    private static int weight(JsonField field, int usual) {
        if (field.present() && field.node().isTextual()) {
            return switch (field.words(20).toLowerCase(Locale.ROOT)) {
                case "normal" -> 400;
                case "bold" -> 700;
                default -> throw field.invalid("must be normal, bold or a number from 100 to 900");
            };
        }
        return field.whole(100, 900, usual);
    }

    private static TextStyle.Align align(JsonField field, TextStyle.Align usual) {
        @Nullable String text = field.text(20).orElse(null);
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
