package dev.claquete.studio.credit;

import dev.claquete.studio.web.PricedItem;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that an account is about to pay for.
 *
 * @param operation as clients know it, {@code video_gen4_aleph_5s}
 * @param reference names this purchase for ever; whatever is asked under the same reference is done once
 * @param processId the process that spends what is reserved; when that instance has ended in whatever way, so has the purchase;
 *     null for what is bought within one call, and over after an hour at the latest
 * @param businessKey of that instance
 * @param model what a refusal says of the model, where the price depends on one
 * @param note what a refusal says besides
 * @param items what it is made of, where that is more than one piece
 */
public record Purchase(
        UUID accountId,
        String operation,
        String reference,
        @Nullable String processId,
        @Nullable String businessKey,
        @Nullable String model,
        @Nullable String note,
        List<PricedItem> items) {

    public static Purchase of(UUID accountId, String operation, String reference) {
        return new Purchase(accountId, operation, reference, null, null, null, null, List.of());
    }

    public Purchase during(String process, String key) {
        return new Purchase(accountId, operation, reference, process, key, model, note, items);
    }

    public Purchase noting(@Nullable String ofModel, @Nullable String more) {
        return new Purchase(accountId, operation, reference, processId, businessKey, ofModel, more, items);
    }

    /**
     * Made of these, as far as they cost something. What is all of one kind bears that kind's name, so that the price list, a refusal
     * and the ledger name the same; the name of the whole is for what is made of several, which a refusal and the note then list.
     */
    public Purchase madeOf(List<PricedItem> pieces) {
        List<PricedItem> paid = pieces.stream()
                .filter(piece -> piece.count() > 0 && piece.price() > 0)
                .toList();
        boolean onePiece = paid.size() == 1 && paid.get(0).count() == 1;
        String listed = paid.isEmpty() || onePiece
                ? null
                : paid.stream().map(PricedItem::text).collect(Collectors.joining(", "));
        return new Purchase(
                accountId,
                paid.size() == 1 ? paid.get(0).operation() : operation,
                reference,
                processId,
                businessKey,
                model,
                note == null ? listed : note,
                onePiece ? List.of() : paid);
    }
}
