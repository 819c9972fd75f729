package dev.claquete.studio.script;

/** The grammatical form of a topic, which decides the outline that suits it. */
enum TopicShape {
    HOW_TO("how-to"),
    QUESTION("question"),
    LIST("list"),
    SUBJECT("subject");

    private final String label;

    TopicShape(String label) {
        this.label = label;
    }

    /** Its name in the outline files. */
    String label() {
        return label;
    }
}
