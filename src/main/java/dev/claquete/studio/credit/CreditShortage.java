package dev.claquete.studio.credit;

import dev.claquete.studio.web.PaymentRequired;

/** Tells users how many credits are missing. */
public final class CreditShortage {

    private CreditShortage() {}

    /** @param language Portuguese for {@code pt...}, otherwise English */
    public static String sentence(PaymentRequired refusal, String language) {
        long missing = refusal.required() - refusal.current();
        return language.startsWith("pt")
                ? "Créditos insuficientes: faltam " + missing + " (necessários " + refusal.required() + ", disponíveis "
                        + refusal.current() + ")."
                : "Not enough credits: " + missing + " are missing (" + refusal.required() + " needed, "
                        + refusal.current() + " available).";
    }
}
