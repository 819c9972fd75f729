package dev.claquete.studio.generate;

import dev.claquete.operation.OrderJson;
import dev.claquete.operation.image.GenerateImage;
import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.credit.Tariff;
import dev.claquete.studio.image.PromptRejected;
import dev.claquete.studio.image.StandaloneImages;
import dev.claquete.studio.job.InputProvider;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.work.TaskContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Draws the pictures of {@code /generate/image} with the provider for the caller. */
@Component
class PictureGenerator implements InputProvider {

    private static final String PRICE = "image_generate";

    private final StandaloneImages pictures;
    private final GenerationJobs generations;
    private final Tariff tariff;

    PictureGenerator(StandaloneImages pictures, GenerationJobs generations, Tariff tariff) {
        this.pictures = pictures;
        this.generations = generations;
        this.tariff = tariff;
    }

    @Override
    public String name() {
        return GenerateImage.NAME;
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
        return tariff.price(ownerId, PRICE, pictures.houseDraws(), generations.ring(jobId));
    }

    @Override
    public void make(UUID jobId, String field, String description, Path file, TaskContext task) throws IOException {
        StandaloneImages.Wish wish =
                OrderJson.read(description.getBytes(StandardCharsets.UTF_8), StandaloneImages.Wish.class);
        task.checkCancelled();
        String ring = generations.openRing(jobId);
        task.progress(0.1, "Drawing the picture");
        try {
            ObjectKey output = new ObjectKey("jobs/" + jobId + "/picture.png");
            Files.write(file, pictures.draw(wish, ring, output));
        } catch (PromptRejected e) {
            throw new InvalidInput(field, String.valueOf(e.getMessage()));
        }
    }
}
