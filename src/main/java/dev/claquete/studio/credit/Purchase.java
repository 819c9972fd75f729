package dev.claquete.studio.credit;

import dev.claquete.studio.web.PricedItem;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A purchase of an account.
 *
 * @param operation as clients know it, {@code video_gen4_aleph_5s}
 * @param reference identifies this purchase for ever; what is requested under the same reference is done once
 * @param processId the process that spends the reservation; when that instance ends in whatever way, so does the
 *     purchase; null for a purchase within one call, which ends after an hour at the latest
 * @param businessKey of that instance
 * @param model what a refusal says about the model, if the price depends on one
 * @param note an addition to a refusal
 * @param items its parts, if there are several
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
     * A copy with those of these items that cost something. If all are of one kind, it takes that kind's operation, so
     * that the price list, a refusal and the ledger name the same; otherwise it keeps the name of the whole, and a
     * refusal and the note list the items.
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
