package dev.claquete.studio.script;

/** Writes a script about a topic. Thread-safe. */
public interface ScriptWriter {

    /** Identifies the writer and those of its settings that change its scripts; part of every script's content hash. */
    String id();

    /**
     * Checks a brief before anything is paid for it.
     *
     * @throws InvalidScript naming the field, if this writer cannot write about the topic or in the language
     */
    default void check(ScriptBrief brief) {
        LinkTopicCheck.refuse(brief.topic());
    }

    /**
     * @param idempotencyKey identifies the result, so that a vendor that supports it bills a repeat once
     * @throws ScriptRefused if this brief can never become a script
     */
    Script write(ScriptBrief brief, String idempotencyKey) throws ScriptRefused;
}
