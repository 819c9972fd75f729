package dev.claquete.studio.narration;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The voices that callers choose from. Whoever serves speaks with what comes nearest. */
public final class Voices {

    /**
     * A voice.
     *
     * @param id as callers name it: {@code pt_br_female}
     * @param language as projects name it: {@code pt-BR}
     * @param gender {@code female} or {@code male}
     * @param remoteName with an OpenAI-compatible server
     */
    public record Voice(String id, String name, String language, String gender, String remoteName) {}

    public static final Voice USUAL = female("pt_br", "pt-BR", "Helena");

    private static final List<Voice> ALL = List.of(
            USUAL,
            male("pt_br", "pt-BR", "Rafael"),
            female("en_us", "en", "Grace"),
            male("en_us", "en", "Henry"),
            female("es_es", "es", "Lucía"),
            male("es_es", "es", "Diego"),
            female("fr_fr", "fr", "Camille"),
            male("fr_fr", "fr", "Hugo"),
            female("de_de", "de", "Klara"),
            male("de_de", "de", "Felix"),
            female("it_it", "it", "Chiara"),
            male("it_it", "it", "Marco"),
            female("ja_jp", "ja", "Hana"),
            male("ja_jp", "ja", "Ren"),
            female("ko_kr", "ko", "Ji-woo"),
            male("ko_kr", "ko", "Min-jun"));

    private Voices() {}

    public static List<Voice> all() {
        return ALL;
    }

    /** Hyphens do for underscores, and capitals do not matter. */
    public static Optional<Voice> find(String id) {
        String wanted = id.strip().toLowerCase(Locale.ROOT).replace('-', '_');
        return ALL.stream().filter(voice -> voice.id().equals(wanted)).findFirst();
    }

    private static Voice female(String place, String language, String name) {
        return new Voice(place + "_female", name, language, "female", "nova");
    }

    private static Voice male(String place, String language, String name) {
        return new Voice(place + "_male", name, language, "male", "onyx");
    }
}
