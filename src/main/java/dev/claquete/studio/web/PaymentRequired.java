package dev.claquete.studio.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The account has too few credits: 402, with the Runway product's body on every route. */
public class PaymentRequired extends RuntimeException {

    private final long required;
    private final long current;
    private final String operation;
    private final @Nullable String model;
    private final @Nullable String note;
    private final List<PricedItem> items;

    public PaymentRequired(
            long required, long current, String operation, @Nullable String model, @Nullable String note) {
        this(required, current, operation, model, note, List.of());
    }

    /**
     * @param required credits
     * @param current credits that the account may spend
     * @param operation by its name in the price list, {@code video_gen4_aleph_5s}
     * @param model if the price depends on one
     * @param note an additional sentence
     * @param items the parts of the sum, if there are several
     */
    public PaymentRequired(
            long required,
            long current,
            String operation,
            @Nullable String model,
            @Nullable String note,
            List<PricedItem> items) {
        super(operation + " needs " + required + " credits, there are " + current);
        this.required = required;
        this.current = current;
        this.operation = operation;
        this.model = model;
        this.note = note;
        this.items = List.copyOf(items);
    }

    public long required() {
        return required;
    }

    public long current() {
        return current;
    }

    ResponseEntity<Object> answer(ErrorShape shape) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("error", "Créditos insuficientes");
        body.put("required", required);
        body.put("current", current);
        body.put("deficit", required - current);
        body.put("operation", operation);
        if (model != null) {
            body.put("model", model);
        }
        if (note != null) {
            body.put("note", note);
        }
        if (!items.isEmpty()) {
            body.put("items", items);
        }
        return ErrorBody.answer(shape, HttpStatus.PAYMENT_REQUIRED, ApiError.of(String.valueOf(getMessage())), body);
    }
}
