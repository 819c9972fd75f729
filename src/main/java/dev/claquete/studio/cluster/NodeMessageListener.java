package dev.claquete.studio.cluster;

/**
 * Receives the messages of all nodes on one channel. Called on this node's single receiving thread, so slow work
 * belongs on another.
 */
public interface NodeMessageListener {

    /** A PostgreSQL identifier in lower case. */
    String channel();

    /** Called after the sender's transaction is committed. */
    void received(String text);

    /** Messages may have been lost, because the connection is new. */
    void mayHaveMissed();
}
