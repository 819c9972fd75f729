package dev.claquete.studio.credit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that an account is about to pay for.
 *
 * @param operation as clients know it, {@code video_gen4_aleph_5s}
 * @param reference names this purchase for ever; whatever is asked under the same reference is done once
 * @param processId the process that spends what is reserved; when that instance has ended in whatever way, so has the purchase
 * @param businessKey of that instance
 * @param model what a refusal says of the model, where the price depends on one
 * @param note what a refusal says besides
 */
public record Purchase(
        UUID accountId,
        String operation,
        String reference,
        @Nullable String processId,
        @Nullable String businessKey,
        @Nullable String model,
        @Nullable String note) {

    public static Purchase of(UUID accountId, String operation, String reference) {
        return new Purchase(accountId, operation, reference, null, null, null, null);
    }

    public Purchase during(String process, String key) {
        return new Purchase(accountId, operation, reference, process, key, model, note);
    }

    public Purchase noting(@Nullable String ofModel, @Nullable String more) {
        return new Purchase(accountId, operation, reference, processId, businessKey, ofModel, more);
    }
}
