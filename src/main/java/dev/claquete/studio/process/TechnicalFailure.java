package dev.claquete.studio.process;

/** What users read about a failure that only an operator can fix; its cause is in the incident. */
public enum TechnicalFailure {
    /** The step waits, and can continue. */
    STUCK(
            "A technical failure; the administrator of this studio can resume the work",
            "Uma falha técnica; quem administra este estúdio pode retomar o trabalho"),
    /** The process has ended without its result. */
    ENDED(
            "A technical failure: the work ended without a result. Try again; if it happens again, tell the "
                    + "administrator of this studio",
            "Uma falha técnica: o trabalho terminou sem resultado. Tente de novo; se acontecer outra vez, avise quem"
                    + " administra este estúdio");

    private final String english;
    private final String portuguese;

    TechnicalFailure(String english, String portuguese) {
        this.english = english;
        this.portuguese = portuguese;
    }

    /** @param language Portuguese for {@code pt...}, otherwise English */
    public String in(String language) {
        return language.startsWith("pt") ? portuguese : english;
    }
}
