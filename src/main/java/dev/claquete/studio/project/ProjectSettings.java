package dev.claquete.studio.project;

import dev.claquete.studio.web.JsonReader;
import org.jspecify.annotations.Nullable;

/** All settings of a project that a client may change at once. */
public record ProjectSettings(
        ContentSettings story,
        VoiceSettings voicing,
        Format format,
        Captions captions,
        Music music,
        ArchiveSettings filing) {

    /**
     * Reads a project's JSON.
     *
     * @param before the values of absent fields; null for a new project
     */
    public static ProjectSettings read(JsonReader in, @Nullable ProjectSettings before) {
        return new ProjectSettings(
                ContentSettings.read(in, before == null ? null : before.story),
                VoiceSettings.read(in, before == null ? null : before.voicing),
                Format.read(in, before == null ? null : before.format),
                Captions.read(in, before == null ? null : before.captions),
                Music.read(in, before == null ? null : before.music),
                ArchiveSettings.read(in, before == null ? null : before.filing));
    }

    public ProjectSettings withStory(ContentSettings other) {
        return new ProjectSettings(other, voicing, format, captions, music, filing);
    }

    public ProjectSettings speaking(String language) {
        return new ProjectSettings(story, voicing.in(language), format, captions, music, filing);
    }

    public ProjectSettings withMusic(Music other) {
        return new ProjectSettings(story, voicing, format, captions, other, filing);
    }
}
