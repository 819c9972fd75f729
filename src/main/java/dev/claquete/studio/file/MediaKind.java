package dev.claquete.studio.file;

import dev.claquete.render.ffmpeg.VideoContainer;
import dev.claquete.render.image.PictureContainer;
import java.util.Locale;

/**
 * The kind of file that a field of the API expects, decided from its bytes, never from a claim of a client or server.
 */
public enum MediaKind {
    IMAGE("an", PictureContainer.NAMES),
    /** Like IMAGE, but an animated GIF or WebP stays animated. */
    MOVING_IMAGE("an", PictureContainer.NAMES),
    AUDIO("an", "MP3, WAV, FLAC, Ogg, M4A, AAC or WebM, or a video with sound"),
    VIDEO("a", VideoContainer.NAMES),
    /** Any of the above. */
    MEDIA("a", "an image (" + PictureContainer.NAMES + "), a video or a sound"),
    /** Subtitles, word timings: stored as UTF-8, or unchanged in a legacy encoding. */
    TEXT("a", "UTF-8, UTF-16, GBK, Big5, Shift_JIS, EUC-KR, Windows-125x or another encoding of text");

    private final String article;
    private final String formats;

    MediaKind(String article, String formats) {
        this.article = article;
        this.formats = formats;
    }

    /** The word in sentences: {@code image}. */
    public String word() {
        return this == MOVING_IMAGE ? IMAGE.word() : name().toLowerCase(Locale.ROOT);
    }

    String article() {
        return article;
    }

    /** The accepted formats, for people. */
    public String formats() {
        return formats;
    }
}
