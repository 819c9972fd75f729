package dev.claquete.render;

import dev.claquete.render.ffmpeg.EncoderChoice;
import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.ffmpeg.PinnedFfmpeg;
import dev.claquete.render.ffmpeg.SoundCheck;
import dev.claquete.render.ffmpeg.VideoCheck;
import dev.claquete.render.image.DecodingRoom;
import dev.claquete.render.image.MovingPicture;
import dev.claquete.render.image.PictureConversion;
import dev.claquete.render.image.PictureProperties;
import dev.claquete.storage.ObjectStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Beans for rendering: FFmpeg, ffprobe, the encoder and the handlers. The studio and the worker import it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RenderProperties.class, PictureProperties.class})
public class RenderConfiguration {

    @Bean
    Ffmpeg ffmpeg(RenderProperties properties, Environment environment) {
        Path named = firstOf(properties.ffmpeg(), environment.getProperty("FFMPEG_PATH"));
        return new Ffmpeg(named == null ? PinnedFfmpeg.unpack().program("ffmpeg") : named, properties.limits());
    }

    @Bean
    MediaProbe mediaProbe(RenderProperties properties, Environment environment) {
        Path named = firstOf(properties.ffprobe(), environment.getProperty("FFPROBE_PATH"));
        if (named == null) {
            Path ffmpeg = firstOf(properties.ffmpeg(), environment.getProperty("FFMPEG_PATH"));
            named = ffmpeg == null ? null : ffmpeg.resolveSibling("ffprobe");
        }
        return new MediaProbe(
                named == null || !Files.exists(named) ? PinnedFfmpeg.unpack().program("ffprobe") : named,
                properties.limits(),
                properties.probeTimeout());
    }

    /** Shared by all pictures that this process decodes. */
    @Bean
    DecodingRoom decodingRoom(PictureProperties properties) {
        DecodingRoom.resize(properties.decodingMemory());
        return DecodingRoom.ofProcess();
    }

    @Bean
    PictureConversion pictureConversion(Ffmpeg ffmpeg) {
        return new PictureConversion(ffmpeg);
    }

    @Bean
    MovingPicture movingPicture(Ffmpeg ffmpeg) {
        return new MovingPicture(ffmpeg);
    }

    @Bean
    EncoderChoice encoderChoice(Ffmpeg ffmpeg) {
        return new EncoderChoice(ffmpeg);
    }

    @Bean
    RenderScene renderScene(ObjectStore store, Ffmpeg ffmpeg, MediaProbe probe, EncoderChoice encoders) {
        return new RenderScene(store, ffmpeg, probe, encoders);
    }

    @Bean
    ComposeVideo composeVideo(ObjectStore store, Ffmpeg ffmpeg, MediaProbe probe, EncoderChoice encoders) {
        return new ComposeVideo(store, ffmpeg, probe, encoders);
    }

    @Bean
    VideoCheck videoCheck(MediaProbe probe) {
        return new VideoCheck(probe);
    }

    @Bean
    SoundCheck soundCheck(MediaProbe probe) {
        return new SoundCheck(probe);
    }

    @Bean
    FrameExtraction frameExtraction(Ffmpeg ffmpeg, VideoCheck videos) {
        return new FrameExtraction(ffmpeg, videos);
    }

    @Bean
    ExtractFrames formerExtractFrames(ObjectStore store, FrameExtraction extraction) {
        return new ExtractFrames(store, extraction);
    }

    private static @Nullable Path firstOf(@Nullable Path property, @Nullable String variable) {
        if (property != null) {
            return property;
        }
        return variable == null || variable.isBlank() ? null : Path.of(variable);
    }
}
