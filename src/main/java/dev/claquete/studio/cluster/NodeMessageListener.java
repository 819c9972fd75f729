package dev.claquete.studio.cluster;

/**
 * Hears the messages of all nodes on one channel. Called on the one thread that receives for this node: what takes time belongs on
 * another.
 */
public interface NodeMessageListener {

    /** A PostgreSQL identifier in lower case. */
    String channel();

    /** Called after the sender's transaction was committed. */
    void received(String text);

    /** Messages may have been lost: the connection is new. */
    void mayHaveMissed();
}
