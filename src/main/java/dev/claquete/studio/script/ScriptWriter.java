package dev.claquete.studio.script;

/** Writes a script about a topic. Thread-safe. */
public interface ScriptWriter {

    /** Names the writer and what of its settings changes its scripts; part of every script's content hash. */
    String id();

    /**
     * Looks at a brief before anything is paid for it.
     *
     * @throws InvalidScript naming the field, when this writer cannot write about the topic or in the language
     */
    default void check(ScriptBrief brief) {
        LinkTopic.refuse(brief.topic());
    }

    /**
     * @param idempotencyKey names the result, so that a vendor who understands it bills a repeat once
     * @throws ScriptRefused when this brief can never become a script
     */
    Script write(ScriptBrief brief, String idempotencyKey) throws ScriptRefused;
}
