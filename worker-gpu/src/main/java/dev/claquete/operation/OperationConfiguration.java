package dev.claquete.operation;

import dev.claquete.render.EncoderChoice;
import dev.claquete.render.Ffmpeg;
import dev.claquete.render.MediaProbe;
import dev.claquete.render.RenderConfiguration;
import dev.claquete.storage.ObjectStore;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** All operations, and the handler that does them. The studio and the worker import it. */
@Configuration(proxyBeanMethods = false)
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
    GenerateImage generateImage() {
        return new GenerateImage();
    }

    @Bean
    SynthesizeSpeech synthesizeSpeech() {
        return new SynthesizeSpeech();
    }
}
