package dev.claquete.studio.project;

import dev.claquete.studio.text.LanguageGuess;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The language that a project's topic or script is written in, beside the one that its video is to speak. */
final class TopicLanguage {

    /** A text in JSON: what stands as a value. */
    private static final Pattern JSON_VALUE = Pattern.compile(":\\s*\"([^\"]{3,3000})\"");

    private TopicLanguage() {}

    /**
     * The language of a project whose maker names none: its own, where it is one that projects may have.
     *
     * @param written the topic, or whatever else says what the video is about
     * @param expected the language of the account, which decides where the text might be in several
     */
    static Optional<String> of(String written, String expected) {
        return LanguageGuess.of(words(written), expected).flatMap(TopicLanguage::projectLanguage);
    }

    /** What to tell a person whose topic is in another language than the video. */
    static List<String> warnings(ContentSettings story, String language) {
        String script = story.script();
        boolean ofTopic = script == null || script.isBlank();
        String text = ofTopic || script == null ? story.topic() : script;
        Optional<String> own = LanguageGuess.of(words(text), language);
        if (own.isEmpty() || own.get().equals(primary(language))) {
            return List.of();
        }
        return List.of(sentence(ofTopic, own.get(), language));
    }

    /** In the language of whoever wrote the topic, if that is one of ours. */
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
