package dev.claquete.studio.credit;

import org.jspecify.annotations.Nullable;

/** A feature that can say what one of its processes will cost at most, once more is known than when it was asked for. */
public interface CreditQuote {

    /** @param operation what the process was asked for, {@code video_make} */
    boolean quotes(String operation);

    /** @param keyRing the keys that were given for this run alone, if any were */
    Quote quote(String reference, String businessKey, @Nullable String keyRing);

    /**
     * What is to be set aside.
     *
     * @param amount all that the purchase may cost, including what it has cost already
     * @param language of the sentence that says how much is missing, {@code pt-BR} say
     */
    record Quote(Purchase purchase, long amount, String language) {}
}
