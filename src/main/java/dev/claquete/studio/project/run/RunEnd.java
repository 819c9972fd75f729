package dev.claquete.studio.project.run;

/** What users read about a run that ended without its result, in English or Portuguese. */
enum RunEnd {
    CANCELLED("Generation cancelled", "Geração cancelada"),
    NOT_ACCEPTED(
            "The administrator of this studio has paused video production. Try again later.",
            "Quem administra este estúdio pausou a produção de vídeos. Tente de novo mais tarde."),
    NOT_APPROVED("The script was not approved in time", "O roteiro não foi aprovado a tempo"),
    NO_VIDEO(
            "The video could not be made. Try again; if it happens again, tell the administrator of this studio.",
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
