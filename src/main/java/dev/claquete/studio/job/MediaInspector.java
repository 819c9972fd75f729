package dev.claquete.studio.job;

import dev.claquete.operation.Input;
import dev.claquete.operation.Source;
import dev.claquete.operation.Source.Kind;
import dev.claquete.render.ffmpeg.SoundCheck;
import dev.claquete.render.ffmpeg.SoundRefused;
import dev.claquete.render.ffmpeg.VideoCheck;
import dev.claquete.render.ffmpeg.VideoRefused;
import dev.claquete.render.image.MovingPicture;
import dev.claquete.render.image.PictureReader;
import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.file.DownloadedFile;
import dev.claquete.studio.web.InvalidInput;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Inspects a downloaded file before any work on it. */
@Component
class MediaInspector {

    private final VideoCheck videos;
    private final SoundCheck sounds;
    private final JobProperties properties;

    MediaInspector(VideoCheck videos, SoundCheck sounds, JobProperties properties) {
        this.videos = videos;
        this.sounds = sounds;
        this.properties = properties;
    }

    /** @throws InvalidInput naming the source's field, if the file is not of the required kind */
    Input inspect(Source source, DownloadedFile fetched, ObjectKey key) throws IOException {
        try {
            return switch (kind(source, fetched)) {
                case VIDEO -> source.kind() == Kind.MEDIA ? videoOrSound(fetched, key) : video(fetched, key);
                case AUDIO -> sound(fetched, key);
                case IMAGE -> image(fetched, key);
                case TEXT -> plain(Kind.TEXT, fetched, key, 0, 0);
                case MEDIA -> throw new IllegalStateException("nothing is merely media");
            };
        } catch (VideoRefused e) {
            throw new InvalidInput(source.field(), e.rule());
        } catch (SoundRefused e) {
            throw new InvalidInput(source.field(), e.rule());
        }
    }

    private static Kind kind(Source source, DownloadedFile fetched) {
        if (source.kind() != Kind.MEDIA) {
            return source.kind();
        }
        return Kind.valueOf(fetched.contentType()
                .substring(0, fetched.contentType().indexOf('/'))
                .toUpperCase(java.util.Locale.ROOT));
    }

    /** A video container may contain only sound. */
    private Input videoOrSound(DownloadedFile fetched, ObjectKey key) throws VideoRefused, IOException {
        try {
            return video(fetched, key);
        } catch (VideoRefused e) {
            try {
                return sound(fetched, key);
            } catch (SoundRefused none) {
                throw e;
            }
        }
    }

    private Input video(DownloadedFile fetched, ObjectKey key) throws VideoRefused, IOException {
        VideoCheck.Video video =
                videos.check(fetched.file(), new VideoCheck.Limits(properties.maxPixels(), properties.maxSeconds()));
        return new Input(
                key.value(),
                Kind.VIDEO,
                fetched.contentType().equals(MovingPicture.ENDLESS)
                        ? fetched.contentType()
                        : video.container().contentType(),
                fetched.size(),
                video.container(),
                video.widthPx(),
                video.heightPx(),
                video.fps(),
                video.seconds(),
                video.codec(),
                video.soundCodec());
    }

    private Input sound(DownloadedFile fetched, ObjectKey key) throws SoundRefused, IOException {
        SoundCheck.Sound sound = sounds.check(fetched.file(), properties.maxSeconds());
        return new Input(
                key.value(),
                Kind.AUDIO,
                fetched.contentType(),
                fetched.size(),
                sound.container(),
                0,
                0,
                0,
                sound.seconds(),
                null,
                sound.codec());
    }

    private static Input image(DownloadedFile fetched, ObjectKey key) throws IOException {
        try (PictureReader picture = PictureReader.open(fetched.file())) {
            return plain(Kind.IMAGE, fetched, key, picture.widthPx(), picture.heightPx());
        }
    }

    private static Input plain(Kind kind, DownloadedFile fetched, ObjectKey key, int widthPx, int heightPx) {
        return new Input(
                key.value(), kind, fetched.contentType(), fetched.size(), null, widthPx, heightPx, 0, 0, null, null);
    }
}
