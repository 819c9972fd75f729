package dev.claquete.operation;

/**
 * A file that an order needs. Orders contain no addresses: the file behind this name was downloaded and checked before.
 *
 * @param field as the caller spells it, which is also its name among the job's inputs: {@code images[2].image_url}
 */
public record Source(String field, Kind kind) {

    /** What the file must be. */
    public enum Kind {
        /** With at least one proper video stream. */
        VIDEO,
        /** Sound: a sound file, or anything with a sound stream. */
        AUDIO,
        /** A picture; as a job's input always PNG or JPEG. */
        IMAGE,
        /** Any of the three above. */
        MEDIA,
        /** UTF-8 text: subtitles, word timings as JSON. */
        TEXT
    }
}
