package dev.claquete.studio.credit;

import org.jspecify.annotations.Nullable;

/** Implemented by modules that can give the maximum cost of one of their processes once its details are known. */
public interface CreditQuote {

    /** @param operation that the process was started for, {@code video_make} */
    boolean quotes(String operation);

    /** @param keyRing the keys supplied for this run alone, if any */
    Quote quote(String reference, String businessKey, @Nullable String keyRing);

    /**
     * The amount to reserve.
     *
     * @param amount the maximum cost of the purchase, including its cost so far
     * @param language of the sentence that says how much is missing, for example {@code pt-BR}
     */
    record Quote(Purchase purchase, long amount, String language) {}
}
