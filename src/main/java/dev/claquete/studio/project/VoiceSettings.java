package dev.claquete.studio.project;

import dev.claquete.studio.web.JsonReader;
import jakarta.persistence.Embeddable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The language and voice of a project, and the providers that the client chose.
 *
 * @param language one of {@link #LANGUAGES}
 * @param voiceName a voice of the speech provider, or null for its default
 * @param ttsProvider stored for the client
 * @param audioModel stored for the client
 * @param videoModel stored for the client
 */
@Embeddable
public record VoiceSettings(
        String language,
        @Nullable String voiceName,
        @Nullable String ttsProvider,
        @Nullable String audioModel,
        @Nullable String videoModel) {

    static final List<String> LANGUAGES = List.of("en", "pt-BR", "es", "fr", "de", "it", "ja", "ko");

    private static final VoiceSettings USUAL = new VoiceSettings("en", null, null, null, null);

    VoiceSettings in(String otherLanguage) {
        return new VoiceSettings(otherLanguage, voiceName, ttsProvider, audioModel, videoModel);
    }

    public static VoiceSettings read(JsonReader in, @Nullable VoiceSettings earlier) {
        VoiceSettings before = earlier == null ? USUAL : earlier;
        return new VoiceSettings(
                in.get("language").oneOf(LANGUAGES, before.language),
                in.get("voice_name").textOr(200, before.voiceName),
                in.get("tts_provider").textOr(200, before.ttsProvider),
                in.get("audio_model").textOr(200, before.audioModel),
                in.get("video_model").textOr(200, before.videoModel));
    }
}
