package dev.claquete.studio.generate;

import dev.claquete.operation.OrderJson;
import dev.claquete.operation.SynthesizeSpeech;
import dev.claquete.storage.ContentHash;
import dev.claquete.studio.credit.Tariff;
import dev.claquete.studio.job.InputProvider;
import dev.claquete.studio.narration.Speech;
import dev.claquete.studio.narration.SpeechRefused;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.work.TaskContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Speaks the texts of {@code /synthesize/speech} or of a scene plan with the provider for the caller. */
@Component
class SpeechGenerator implements InputProvider {

    private static final String PRICE = "narration_generate";

    private final Speech speech;
    private final GenerationJobs generations;
    private final Tariff tariff;

    SpeechGenerator(Speech speech, GenerationJobs generations, Tariff tariff) {
        this.speech = speech;
        this.generations = generations;
        this.tariff = tariff;
    }

    @Override
    public String name() {
        return SynthesizeSpeech.NAME;
    }

    @Override
    public String creditOperation() {
        return PRICE;
    }

    @Override
    public void begin(UUID jobId, UUID ownerId) {
        generations.begin(jobId, ownerId);
    }

    @Override
    public long price(UUID jobId, UUID ownerId) {
        return tariff.price(ownerId, PRICE, speech.houseSpeaks(), generations.ring(jobId));
    }

    @Override
    public void make(UUID jobId, String field, String description, Path file, TaskContext task) throws IOException {
        Speech.Wish wish = OrderJson.read(description.getBytes(StandardCharsets.UTF_8), Speech.Wish.class);
        task.checkCancelled();
        String ring = generations.openRing(jobId);
        task.progress(0.1, "Speaking the text");
        try {
            Speech.Spoken spoken = speech.speak(wish, ring, purchase(jobId, field));
            Files.write(file, spoken.wav());
            if (spoken.acted()) {
                generations.emotionApplied(jobId);
            }
        } catch (SpeechRefused e) {
            throw new InvalidInput(field, String.valueOf(e.getMessage()));
        }
    }

    /** Different for each of the job's texts. */
    private static String purchase(UUID jobId, String field) {
        return "jobs/" + jobId + "/speech-" + ContentHash.of(field).shortHex() + ".wav";
    }
}
