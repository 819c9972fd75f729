package dev.claquete.studio.narration;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.openai.ProviderSelector;
import dev.claquete.studio.text.SpeakableText;
import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Speaks a scene's narration and determines the time of each word. Safe to repeat: the keys follow from the text and
 * the voice. The sound is stored first and immediately, so a crash never pays for it twice; the times are stored last,
 * so their presence means that both are complete.
 */
@Component
@Topic("narrate-scene")
class NarrateScene implements TaskHandler<NarrateScene.Input, NarrateScene.Output> {

    private final ProviderSelector<SpeechSynthesizer> synthesizers;
    private final WordAligner aligner;
    private final ObjectStore store;
    private final ObjectMapper json;

    NarrateScene(
            ProviderSelector<SpeechSynthesizer> synthesizers,
            WordAligner aligner,
            ObjectStore store,
            ObjectMapper json) {
        this.synthesizers = synthesizers;
        this.aligner = aligner;
        this.store = store;
        this.json = json;
    }

    /**
     * @param narrationText not blank
     * @param voiceName null for the provider's default voice
     * @param narrationVersion another number regenerates the same text
     * @param keyRing the keys that pay
     */
    record Input(
            String projectId,
            String sceneId,
            String narrationText,
            String language,
            @Nullable String voiceName,
            int narrationVersion,
            @Nullable String keyRing) {

        Input {
            voiceName = voiceName == null || voiceName.isBlank() ? null : voiceName.strip();
        }
    }

    /**
     * @param narrationKey WAV, 48 kHz, mono, signed 16 bit
     * @param wordTimingsKey {@code {"seconds":x,"words":[{"word":"..","start":s,"end":s}]}}
     */
    record Output(String narrationKey, String wordTimingsKey, double narrationSeconds) {}

    @Override
    public Output handle(Input in, TaskContext task) throws SpeechRefused, IOException {
        SpeakableText text = SpeakableText.of(in.narrationText(), in.language());
        SpeechSynthesizer synthesizer = synthesizers.of(in.keyRing(), it -> store.exists(soundKey(in, text, it)));
        ObjectKey soundKey = soundKey(in, text, synthesizer);
        ObjectKey timesKey = soundKey.withExtension("json");
        if (store.exists(timesKey)) {
            double seconds =
                    json.readValue(store.bytes(timesKey), Narration.class).seconds();
            return new Output(soundKey.value(), timesKey.value(), seconds);
        }
        SpokenText spoken = store.exists(soundKey)
                ? new SpokenText(WavFile.read(store.bytes(soundKey)), List.of())
                : speak(in, text, synthesizer, soundKey, task);
        task.progress(0.7, "Timing the words");
        List<WordTiming> words = words(spoken, in, text);
        double seconds = spoken.sound().seconds();
        store.put(timesKey, json.writeValueAsBytes(new Narration(seconds, words)), "application/json", Map.of());
        return new Output(soundKey.value(), timesKey.value(), seconds);
    }

    private List<WordTiming> words(SpokenText spoken, Input in, SpeakableText text) {
        if (!spoken.words().isEmpty()) {
            return spoken.words();
        }
        return text.wordless() ? SilentSpeech.of(text).words() : aligner.align(text, in.language(), spoken.sound());
    }

    private SpokenText speak(
            Input in, SpeakableText text, SpeechSynthesizer synthesizer, ObjectKey soundKey, TaskContext task)
            throws SpeechRefused {
        task.checkCancelled();
        task.progress(0.1, "Speaking the narration");
        SpokenText spoken = text.wordless()
                ? SilentSpeech.of(text)
                : synthesizer.synthesize(new SpeechRequest(text, in.language(), in.voiceName(), soundKey.value()));
        store.put(soundKey, WavFile.write(spoken.sound()), "audio/wav", Map.of("maker", synthesizer.id()));
        return spoken;
    }

    /** Text that is spoken as it is written keeps the key of earlier versions, so that it is not bought again. */
    private static ObjectKey soundKey(Input in, SpeakableText text, SpeechSynthesizer synthesizer) {
        String said = text.spoken().equals(in.narrationText())
                ? in.narrationText()
                : in.narrationText() + "\n\n" + text.spoken();
        ContentHash hash = ContentHash.of(synthesizer.id(), said, in.language(), in.voiceName(), in.narrationVersion());
        return ObjectKey.derived("projects/" + in.projectId() + "/scenes/" + in.sceneId(), "narration", hash, "wav");
    }
}
