package dev.claquete.studio.project;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * The finished video of a project.
 *
 * @param key its key in the store
 * @param seconds its length
 * @param bytes its size
 */
@Embeddable
public record FinalVideo(
        @Column(name = "final_video_key") String key,
        @Column(name = "final_video_seconds") double seconds,
        @Column(name = "final_video_bytes") long bytes) {}
