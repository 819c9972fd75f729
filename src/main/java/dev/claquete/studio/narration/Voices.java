package dev.claquete.studio.narration;

import dev.claquete.studio.openai.OpenAiProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The voices of this installation. Those with a language speak offline, and with a model they stand for its voices of
 * the same gender; a model's own voices are listed if the installation pays for it.
 */
@Component
public class Voices {

    /** For voices that speak any language, by ISO 639-2. */
    private static final String ANY_LANGUAGE = "mul";

    private static final List<Voice> OFFLINE = List.of(
            new Voice("pt_br_female", "Ana", "pt-BR", "female"),
            new Voice("pt_br_male", "Bruno", "pt-BR", "male"),
            new Voice("en_female", "Emma", "en", "female"),
            new Voice("en_male", "James", "en", "male"),
            new Voice("es_female", "Lucía", "es", "female"),
            new Voice("es_male", "Mateo", "es", "male"),
            new Voice("fr_female", "Chloé", "fr", "female"),
            new Voice("fr_male", "Louis", "fr", "male"),
            new Voice("de_female", "Lena", "de", "female"),
            new Voice("de_male", "Jonas", "de", "male"),
            new Voice("it_female", "Giulia", "it", "female"),
            new Voice("it_male", "Marco", "it", "male"),
            new Voice("ja_female", "Yui", "ja", "female"),
            new Voice("ja_male", "Haruto", "ja", "male"),
            new Voice("ko_female", "Seo-yeon", "ko", "female"),
            new Voice("ko_male", "Min-jun", "ko", "male"));

    /** The voices of OpenAI's speech models (openai-java 4.100.0, {@code SpeechCreateParams.Voice}). */
    private static final List<Voice> OF_THE_MODEL = List.of(
            new Voice("alloy", "Alloy", ANY_LANGUAGE, "neutral"),
            new Voice("ash", "Ash", ANY_LANGUAGE, "male"),
            new Voice("coral", "Coral", ANY_LANGUAGE, "female"),
            new Voice("echo", "Echo", ANY_LANGUAGE, "male"),
            new Voice("fable", "Fable", ANY_LANGUAGE, "neutral"),
            new Voice("nova", "Nova", ANY_LANGUAGE, "female"),
            new Voice("onyx", "Onyx", ANY_LANGUAGE, "male"),
            new Voice("sage", "Sage", ANY_LANGUAGE, "female"),
            new Voice("shimmer", "Shimmer", ANY_LANGUAGE, "female"));

    private final OpenAiProperties openAi;

    Voices(OpenAiProperties openAi) {
        this.openAi = openAi;
    }

    /**
     * A voice.
     *
     * @param language BCP 47; {@code mul} for one that speaks any
     * @param gender {@code female}, {@code male} or {@code neutral}
     */
    public record Voice(String id, String name, String language, String gender) {

        /** For people: {@code Portuguese (Brazil), female}, {@code português (Brasil), voz feminina}. */
        public String description(Locale reader) {
            boolean portuguese = reader.getLanguage().equals("pt");
            String spoken = speaksAnyLanguage()
                    ? portuguese ? "qualquer idioma" : "any language"
                    : Locale.forLanguageTag(language).getDisplayName(reader);
            return spoken + ", "
                    + switch (gender) {
                        case "female" -> portuguese ? "voz feminina" : "female";
                        case "male" -> portuguese ? "voz masculina" : "male";
                        default -> portuguese ? "voz neutra" : "neutral";
                    };
        }

        boolean speaksAnyLanguage() {
            return language.equals(ANY_LANGUAGE);
        }
    }

    public List<Voice> all() {
        List<Voice> voices = new ArrayList<>(OFFLINE);
        if (openAi.houseServes(openAi.speechModel())) {
            voices.addAll(OF_THE_MODEL);
        }
        return voices;
    }

    public Optional<Voice> find(String id) {
        return all().stream().filter(voice -> voice.id().equals(id)).findFirst();
    }

    /** A voice of this language; an English one if there is none. */
    public Voice of(String language) {
        return OFFLINE.stream()
                .filter(voice -> voice.language().equalsIgnoreCase(language)
                        || voice.language().startsWith(language.replaceFirst("-.*", "")))
                .findFirst()
                .orElseGet(() -> of("en"));
    }
}
