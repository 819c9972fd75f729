package dev.claquete.studio.media;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.JsonReader;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A colour as {@code #RRGGBB}, read from that or from {@code [red, green, blue]}. */
final class HexColour {

    private static final Pattern HEX = Pattern.compile(CaptionRules.HEX);

    private HexColour() {}

    static @Nullable String of(JsonReader in) {
        if (!in.present()) {
            return null;
        }
        JsonNode value = in.node();
        if (value.isTextual() && HEX.matcher(value.asText().strip()).matches()) {
            return value.asText().strip();
        }
        if (!value.isArray() || value.size() != 3) {
            throw notAColour(in);
        }
        StringBuilder hex = new StringBuilder("#");
        for (JsonNode channel : value) {
            if (!channel.isInt() || channel.intValue() < 0 || channel.intValue() > 255) {
                throw notAColour(in);
            }
            hex.append(String.format(Locale.ROOT, "%02X", channel.intValue()));
        }
        return hex.toString();
    }

    private static InvalidInput notAColour(JsonReader in) {
        return in.invalid("must be a colour: [red, green, blue] of 0 to 255, or \"#RRGGBB\"");
    }
}
