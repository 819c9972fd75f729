package dev.claquete.operation;

import dev.claquete.render.MediaBroken;
import dev.claquete.render.ffmpeg.EncoderChoice;
import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.FfmpegFailed;
import dev.claquete.render.ffmpeg.FfmpegLimitExceeded;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.image.UnreadablePicture;
import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs one operation on media that was downloaded and checked before. Safe to repeat: a job whose list of products
 * exists is not run again, and products are stored under keys derived from the order and its inputs.
 */
@Topic(value = "perform-operation", quickSlots = 1)
public final class PerformOperation implements TaskHandler<PerformOperation.Input, PerformOperation.Output> {

    private final ObjectStore store;
    private final Ffmpeg ffmpeg;
    private final MediaProbe probe;
    private final EncoderChoice encoders;
    private final Map<String, Operation<?>> operations;

    PerformOperation(
            ObjectStore store,
            Ffmpeg ffmpeg,
            MediaProbe probe,
            EncoderChoice encoders,
            List<? extends Operation<?>> operations) {
        this.store = store;
        this.ffmpeg = ffmpeg;
        this.probe = probe;
        this.encoders = encoders;
        this.operations =
                operations.stream().collect(Collectors.toUnmodifiableMap(Operation::name, Function.identity()));
    }

    /**
     * A job.
     *
     * @param operation its name
     * @param orderKey the order, as JSON
     * @param inputsKey its downloaded inputs, as JSON
     */
    public record Input(String jobId, String operation, String orderKey, String inputsKey) {}

    /** @param productsKey the list of products, as JSON */
    public record Output(String productsKey) {}

    /**
     * @throws MediaBroken if an input cannot be decoded after all
     * @throws OperationImpossible if the order cannot be fulfilled with the inputs
     */
    @Override
    public Output handle(Input in, TaskContext task) throws MediaBroken, OperationImpossible, Exception {
        Operation<?> operation = operations.get(in.operation);
        if (operation == null) {
            throw new IllegalStateException(
                    "this worker knows no operation " + in.operation + "; is it older than the studio?");
        }
        byte[] order = store.bytes(new ObjectKey(in.orderKey));
        byte[] inputs = store.bytes(new ObjectKey(in.inputsKey));
        ContentHash contents = ContentHash.of(
                in.operation, new String(order, StandardCharsets.UTF_8), new String(inputs, StandardCharsets.UTF_8));
        ObjectKey productsKey = ObjectKey.derived("jobs/" + in.jobId, "products", contents, "json");
        if (!store.exists(productsKey)) {
            OperationContext context = new OperationContext(
                    in.jobId, contents, OrderJson.inputs(inputs), store, ffmpeg, probe, encoders, task);
            perform(operation, order, context);
            store.put(productsKey, OrderJson.write(context.products()), "application/json", Map.of());
        }
        return new Output(productsKey.value());
    }

    private static void check(String operation, ProductKind promised, List<Product> products) {
        if (products.isEmpty() || !products.get(0).kind().equals(Optional.of(promised))) {
            throw new IllegalStateException(
                    operation + " says that it makes " + promised + " and has made " + products);
        }
    }

    private static <O extends Record> void perform(Operation<O> operation, byte[] order, OperationContext context)
            throws Exception {
        try {
            O wanted = OrderJson.read(order, operation.order());
            operation.perform(wanted, context);
            check(operation.name(), operation.makes(wanted), context.products());
        } catch (UnreadablePicture e) {
            throw new MediaBroken("A picture cannot be read: " + e.getMessage() + ".");
        } catch (FfmpegLimitExceeded e) {
            throw new OperationImpossible("The operation " + e.rule() + "; shorter or smaller media take less.");
        } catch (FfmpegFailed e) {
            if (e.ownVerdict() && e.blamesMedia()) {
                throw new MediaBroken("One of the files cannot be decoded to its end.");
            }
            throw e;
        }
    }
}
