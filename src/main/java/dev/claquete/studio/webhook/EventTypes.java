package dev.claquete.studio.webhook;

import dev.claquete.studio.web.InvalidInput;
import java.util.List;

/** The event types for subscriptions: one type, all of a kind ({@code video.*}) or all ({@code *}). */
final class EventTypes {

    static final String VIDEO_COMPLETED = "video.completed";
    static final String VIDEO_FAILED = "video.failed";
    static final String IMAGE_COMPLETED = "image.completed";
    static final String IMAGE_FAILED = "image.failed";
    static final String AUDIO_COMPLETED = "audio.completed";
    static final String AUDIO_FAILED = "audio.failed";
    /** A scene's own clip, which becomes part of the video. */
    static final String CLIP_COMPLETED = "clip.completed";

    static final String FRAMES_COMPLETED = "frames.completed";
    static final String FRAMES_FAILED = "frames.failed";
    /** A one-shot operation on media. */
    static final String MEDIA_COMPLETED = "media.completed";

    static final String MEDIA_FAILED = "media.failed";
    /** Sent to the tested endpoint, whatever its subscriptions. */
    static final String TEST = "webhook.test";

    static final List<String> ALL = List.of(
            VIDEO_COMPLETED,
            VIDEO_FAILED,
            IMAGE_COMPLETED,
            IMAGE_FAILED,
            AUDIO_COMPLETED,
            AUDIO_FAILED,
            CLIP_COMPLETED,
            FRAMES_COMPLETED,
            FRAMES_FAILED,
            MEDIA_COMPLETED,
            MEDIA_FAILED,
            TEST);

    private static final String EVERYTHING = "*";

    private EventTypes() {}

    /** @throws InvalidInput if the list is empty or contains an unknown type */
    static List<String> check(List<String> subscribed) {
        if (subscribed.isEmpty()) {
            throw new InvalidInput("events", "must name at least one event");
        }
        for (int i = 0; i < subscribed.size(); i++) {
            String pattern = subscribed.get(i);
            if (ALL.stream().noneMatch(type -> covers(pattern, type))) {
                throw new InvalidInput(
                        "events[" + i + "]", "must be *, a kind such as video.*, or one of " + String.join(", ", ALL));
            }
        }
        return subscribed.stream().distinct().toList();
    }

    /**
     * Under which of an event's names a subscriber receives it: under each name that the subscription covers by itself
     * or by its kind; if only {@code *} covers it, once, under the first name.
     */
    static List<String> heard(List<String> subscribed, List<String> names) {
        List<String> named = names.stream()
                .filter(name ->
                        subscribed.stream().anyMatch(pattern -> !pattern.equals(EVERYTHING) && covers(pattern, name)))
                .toList();
        return named.isEmpty() && subscribed.contains(EVERYTHING) ? names.subList(0, 1) : named;
    }

    static boolean covers(String pattern, String type) {
        return pattern.equals(EVERYTHING)
                || pattern.equals(type)
                || (pattern.endsWith(".*") && type.startsWith(pattern.substring(0, pattern.length() - 1)));
    }
}
