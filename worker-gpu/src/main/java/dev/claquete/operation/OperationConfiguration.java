package dev.claquete.operation;

import dev.claquete.operation.caption.Caption;
import dev.claquete.operation.caption.CaptionWords;
import dev.claquete.operation.image.GenerateImage;
import dev.claquete.operation.image.ProcessImage;
import dev.claquete.operation.image.SetText;
import dev.claquete.operation.image.Thumbnails;
import dev.claquete.operation.optimize.OptimizeMedia;
import dev.claquete.render.FrameExtraction;
import dev.claquete.render.RenderConfiguration;
import dev.claquete.render.ffmpeg.EncoderChoice;
import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.storage.ObjectStore;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Beans for all operations and their handler. The studio and the worker import it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OperationProperties.class)
@Import(RenderConfiguration.class)
public class OperationConfiguration {

    @Bean
    PerformOperation performOperation(
            ObjectStore store,
            Ffmpeg ffmpeg,
            MediaProbe probe,
            EncoderChoice encoders,
            List<? extends Operation<?>> operations) {
        return new PerformOperation(store, ffmpeg, probe, encoders, operations);
    }

    @Bean
    AddAudio addAudio() {
        return new AddAudio();
    }

    @Bean
    ImagesToVideos imagesToVideos(OperationProperties properties) {
        return new ImagesToVideos(properties.batchSize(), Runtime.getRuntime().availableProcessors());
    }

    @Bean
    ConcatenateVideos concatenateVideos() {
        return new ConcatenateVideos();
    }

    @Bean
    CycleVideos cycleVideos() {
        return new CycleVideos();
    }

    @Bean
    AddSoundtrack addSoundtrack() {
        return new AddSoundtrack();
    }

    @Bean
    MakeSlideshow makeSlideshow() {
        return new MakeSlideshow();
    }

    @Bean
    OverlayVideo overlayVideo() {
        return new OverlayVideo();
    }

    @Bean
    Caption caption() {
        return new Caption();
    }

    @Bean
    CaptionWords captionWords() {
        return new CaptionWords();
    }

    @Bean
    Thumbnails thumbnails() {
        return new Thumbnails();
    }

    @Bean
    OptimizeMedia optimizeMedia() {
        return new OptimizeMedia();
    }

    @Bean
    ProcessImage processImage() {
        return new ProcessImage();
    }

    @Bean
    SetText setText() {
        return new SetText();
    }

    @Bean
    Json2Video json2Video() {
        return new Json2Video();
    }

    @Bean
    GenerateImage generateImage() {
        return new GenerateImage();
    }

    @Bean
    GenerateVideo generateVideo() {
        return new GenerateVideo(Runtime.getRuntime().availableProcessors());
    }

    @Bean
    ExtractFrames extractFrames(FrameExtraction extraction) {
        return new ExtractFrames(extraction);
    }

    @Bean
    SynthesizeSpeech synthesizeSpeech() {
        return new SynthesizeSpeech();
    }
}
