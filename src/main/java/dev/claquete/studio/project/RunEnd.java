package dev.claquete.studio.project;

/** What users read about a run that ended without its result, in English or Portuguese. */
enum RunEnd {
    CANCELLED("Generation cancelled", "Geração cancelada"),
    NOT_ACCEPTED(
            "Whoever runs this studio has paused the making of videos. Try again later.",
            "Quem administra este estúdio pausou a produção de vídeos. Tente de novo mais tarde."),
    NOT_APPROVED("Nobody approved the script in time", "Ninguém aprovou o roteiro a tempo"),
    NO_VIDEO(
            "The video could not be made. Try again; if it happens again, tell whoever runs this studio.",
            "Não foi possível fazer o vídeo. Tente de novo; se acontecer outra vez, avise quem administra este estúdio."),
    SCENE_FAILED("It could not be made. Try again.", "Não foi possível fazê-la. Tente de novo.");

    private final String english;
    private final String portuguese;

    RunEnd(String english, String portuguese) {
        this.english = english;
        this.portuguese = portuguese;
    }

    String in(String language) {
        return language.startsWith("pt") ? portuguese : english;
    }
}
