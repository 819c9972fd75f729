package dev.claquete.studio.project;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.web.JsonReader;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * Background music: the client's own file under the voice.
 *
 * @param wanted whether the video shall have music
 * @param prompt for generated music
 * @param volumeDb its level relative to the voice, in decibels
 * @param key the file
 */
@Embeddable
public record Music(
        @Column(name = "include_music") boolean wanted,
        @Column(name = "bg_music_prompt") @Nullable String prompt,
        @Column(name = "bg_music_volume_db") double volumeDb,
        @Column(name = "bg_music_key") @Nullable String key,
        @Column(name = "bg_music_status") @Enumerated(EnumType.STRING) Asset.Status status) {

    /** Why requested music fails without a file: no provider can generate it. */
    public static final String NO_PROVIDER =
            "No music provider is configured; set bg_music_url to use a file of your own";

    private static final Music NONE = new Music(false, null, -12, null, Asset.Status.DRAFT);

    static Music read(JsonReader in, @Nullable Music earlier) {
        Music before = earlier == null ? NONE : earlier;
        boolean wanted = in.get("include_music").flag(before.wanted);
        return new Music(
                wanted,
                in.get("bg_music_prompt").textOr(2000, before.prompt),
                in.get("bg_music_volume_db").number(-40, 0).orElse(before.volumeDb),
                before.key,
                wanted || before.key != null ? before.status : Asset.Status.DRAFT);
    }

    /** For a video that is about to be made: requested music without a file has failed. */
    Music sought() {
        return wanted && key == null ? new Music(true, prompt, volumeDb, null, Asset.Status.FAILED) : this;
    }

    /** A copy with the client's file, or without any. */
    public Music playing(@Nullable ObjectKey file) {
        return new Music(
                file != null || wanted,
                prompt,
                volumeDb,
                file == null ? null : file.value(),
                file == null ? Asset.Status.DRAFT : Asset.Status.COMPLETED);
    }
}
