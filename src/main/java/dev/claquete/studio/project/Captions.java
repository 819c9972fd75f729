package dev.claquete.studio.project;

import dev.claquete.studio.web.JsonReader;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The caption settings of a project.
 *
 * @param position {@code top}, {@code middle} or {@code bottom}
 * @param colour {@code #RRGGBB}
 * @param highlightColour of the word being spoken, {@code #RRGGBB}
 */
@Embeddable
public record Captions(
        @Column(name = "captions_enabled") boolean enabled,
        @Column(name = "caption_position") String position,
        @Column(name = "caption_color") String colour,
        @Column(name = "caption_highlight_color") String highlightColour) {

    private static final Captions USUAL = new Captions(true, "bottom", "#FFFFFF", "#FFD60A");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    static Captions read(JsonReader in, @Nullable Captions earlier) {
        Captions before = earlier == null ? USUAL : earlier;
        return new Captions(
                in.get("captions_enabled").flag(before.enabled),
                in.get("caption_position").oneOf(List.of("top", "middle", "bottom"), before.position),
                colour(in, "caption_color", before.colour),
                colour(in, "caption_highlight_color", before.highlightColour));
    }

    private static String colour(JsonReader in, String name, String before) {
        String colour = in.get(name).text(20).orElse(before);
        if (!COLOUR.matcher(colour).matches()) {
            throw in.invalid(name, "must be a colour such as #FFD60A");
        }
        return colour;
    }
}
