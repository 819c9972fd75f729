package dev.claquete.studio.process;

/**
 * An instance started. Published in the engine's transaction. A project's run starts one make-video and one make-scene
 * for each scene, all with its business key.
 */
public record ProcessStarted(String processId, String businessKey) {}
