package dev.claquete.studio.generate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The styles of pictures. Their words have an effect with both providers, in both languages of the storyboard. */
enum ImageStyle {
    FUTURISTIC(
            "futuristic, neon, cyberpunk, futurista",
            "Futuristic",
            "Futurista",
            "Neon light and deep night, science fiction",
            "Luz de neon e noite profunda, ficção científica"),
    NOIR(
            "film noir, black and white, preto e branco",
            "Noir",
            "Noir",
            "Black and white, hard light, grain",
            "Preto e branco, luz dura, grão"),
    PASTEL("pastel, soft colors, cores suaves", "Pastel", "Pastel", "Soft, bright and rosy", "Suave, claro e rosado"),
    WATERCOLOR(
            "watercolor, hand-painted, aquarela",
            "Watercolour",
            "Aquarela",
            "Painted on paper, pale colours",
            "Pintado em papel, cores claras"),
    VINTAGE(
            "vintage, retro, sepia, sépia",
            "Vintage",
            "Vintage",
            "Faded and warm, like old film",
            "Desbotado e quente, como filme antigo"),
    MINIMALIST(
            "minimalist, clean, minimalista",
            "Minimalist",
            "Minimalista",
            "Few things, calm surfaces",
            "Poucos elementos, superfícies calmas"),
    VIVID("vivid, vibrant, colorful, vibrante", "Vivid", "Vívido", "Strong colours", "Cores fortes");

    private final String words;
    private final String english;
    private final String portuguese;
    private final String englishDescription;
    private final String portugueseDescription;

    ImageStyle(
            String words, String english, String portuguese, String englishDescription, String portugueseDescription) {
        this.words = words;
        this.english = english;
        this.portuguese = portuguese;
        this.englishDescription = englishDescription;
        this.portugueseDescription = portugueseDescription;
    }

    static Optional<ImageStyle> of(String id) {
        return Arrays.stream(values())
                .filter(style -> style.id().equals(id.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String words() {
        return words;
    }

    String name(Locale language) {
        return portuguese(language) ? portuguese : english;
    }

    String description(Locale language) {
        return portuguese(language) ? portugueseDescription : englishDescription;
    }

    private static boolean portuguese(Locale language) {
        return language.getLanguage().equals("pt");
    }
}
