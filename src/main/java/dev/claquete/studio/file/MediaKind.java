package dev.claquete.studio.file;

import dev.claquete.render.VideoContainer;
import java.util.Locale;

/** What a field of the API expects a file to be; decided from its bytes, never from what a client or server claims. */
public enum MediaKind {
    IMAGE("an", "PNG or JPEG"),
    AUDIO("an", "MP3, WAV, FLAC, Ogg, M4A, AAC or WebM, or a video with sound"),
    VIDEO("a", VideoContainer.NAMES),
    /** Any of the above. */
    MEDIA("a", "PNG or JPEG, a video or a sound"),
    /** Subtitles, word timings: kept as UTF-8, or as they are in a legacy encoding. */
    TEXT("a", "UTF-8, UTF-16, GBK, Big5, Shift_JIS, EUC-KR, Windows-125x or another encoding of text");

    private final String article;
    private final String formats;

    MediaKind(String article, String formats) {
        this.article = article;
        this.formats = formats;
    }

    /** As it reads in a sentence: {@code image}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String article() {
        return article;
    }

    /** For people. */
    String formats() {
        return formats;
    }
}
