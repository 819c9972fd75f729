package dev.claquete.studio.narration;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Selects eSpeak NG's voice for a project's language. */
final class EspeakVoice {

    /** The languages of projects, and eSpeak NG's names for them. */
    static final Map<String, String> BY_LANGUAGE = Map.of(
            "en", "en-us", "pt-br", "pt-br", "es", "es", "fr", "fr", "de", "de", "it", "it", "ja", "ja", "ko", "ko");

    private static final Map<String, String> BY_GENDER = Map.of("female", "f3", "male", "m3");

    private EspeakVoice() {}

    /**
     * @param voiceName a variant of eSpeak NG ({@code f3}, {@code +f3}, {@code Annie}), or {@code female} or
     *     {@code male}; any other name, for example another vendor's, gives the language's default voice
     * @param variants the names of the available variants
     * @throws SpeechRefused if the language has no voice here
     */
    static String named(String language, @Nullable String voiceName, Set<String> variants) throws SpeechRefused {
        String tag = language.toLowerCase(Locale.ROOT).replace('_', '-');
        String voice = BY_LANGUAGE.getOrDefault(tag, BY_LANGUAGE.get(tag.replaceFirst("-.*", "")));
        if (tag.equals("pt")) {
            voice = "pt-br";
        }
        if (voice == null) {
            throw new SpeechRefused("There is no offline voice for the language \"" + language + "\".");
        }
        if (voiceName == null) {
            return voice;
        }
        String wish = voiceName.strip().replaceFirst("^\\+", "");
        String variant = BY_GENDER.getOrDefault(wish.toLowerCase(Locale.ROOT), wish);
        return variants.contains(variant) ? voice + "+" + variant : voice;
    }

    /**
     * eSpeak NG reads kana but spells out kanji, which is not usable as narration.
     *
     * @throws SpeechRefused for Japanese text with kanji
     */
    static void requireReadable(String voice, String text) throws SpeechRefused {
        if (voice.startsWith("ja") && text.codePoints().anyMatch(Character::isIdeographic)) {
            throw new SpeechRefused("The offline voice reads Japanese in kana only, and this narration has kanji: "
                    + "write it in kana, or ask the administrator of this studio for a speech service.");
        }
    }
}
