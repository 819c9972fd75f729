package dev.claquete.studio.project;

import dev.claquete.studio.text.LanguageGuess;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares the language of a project's topic or script with that of its video. */
public final class TopicLanguage {

    /** The string values of a JSON text. */
    private static final Pattern JSON_VALUE = Pattern.compile(":\\s*\"([^\"]{3,3000})\"");

    private TopicLanguage() {}

    /**
     * The language for a project without a given one: that of its text, if projects support it.
     *
     * @param written the topic, or whatever else describes the video
     * @param expected the account's language, which decides if the text fits several
     */
    public static Optional<String> of(String written, String expected) {
        return LanguageGuess.of(words(written), expected).flatMap(TopicLanguage::projectLanguage);
    }

    /** Warnings for a user whose topic is in another language than the video. */
    public static List<String> warnings(ContentSettings story, String language) {
        String script = story.script();
        boolean ofTopic = script == null || script.isBlank();
        String text = ofTopic || script == null ? story.topic() : script;
        Optional<String> own = LanguageGuess.of(words(text), language);
        if (own.isEmpty() || own.get().equals(primary(language))) {
            return List.of();
        }
        return List.of(sentence(ofTopic, own.get(), language));
    }

    /** In the language of the topic, if we support it. */
    private static String sentence(boolean ofTopic, String own, String language) {
        String wanted = projectLanguage(own).orElse(own);
        if (own.equals("pt")) {
            Locale reader = Locale.forLanguageTag("pt-BR");
            return (ofTopic ? "O tema" : "O roteiro") + " parece estar em " + name(own, reader)
                    + ", mas o idioma do projeto é "
                    + name(language, reader) + ": a voz e os textos escritos para o vídeo serão em "
                    + name(language, reader)
                    + ". Se não é o que você quer, mude language para \"" + wanted + "\".";
        }
        return (ofTopic ? "The topic" : "The script") + " seems to be in " + name(own, Locale.ENGLISH)
                + ", but the project's language is " + name(language, Locale.ENGLISH)
                + ": the voice and the texts of the video will be in " + name(language, Locale.ENGLISH)
                + ". If that is not what you want, set language to \"" + wanted + "\".";
    }

    private static String name(String language, Locale reader) {
        return Locale.forLanguageTag(primary(language)).getDisplayLanguage(reader);
    }

    private static Optional<String> projectLanguage(String primary) {
        return VoiceSettings.LANGUAGES.stream()
                .filter(language -> primary(language).equals(primary))
                .findFirst();
    }

    private static String primary(String language) {
        return language.replaceFirst("[-_].*", "").toLowerCase(Locale.ROOT);
    }

    private static String words(String written) {
        return written.stripLeading().matches("(?s)[\\[{].*")
                ? JSON_VALUE
                        .matcher(written)
                        .results()
                        .map((MatchResult value) -> value.group(1))
                        .collect(Collectors.joining(". "))
                : written;
    }
}
