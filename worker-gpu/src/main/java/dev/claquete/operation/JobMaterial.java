package dev.claquete.operation;

import dev.claquete.operation.scenes.Material;
import dev.claquete.render.ffmpeg.VideoSignal;
import java.nio.file.Path;
import java.util.List;

/** Gives a scene plan access to the inputs of a job. */
record JobMaterial(OperationContext context) implements Material {

    @Override
    public Input facts(Source source) {
        return context.input(source);
    }

    @Override
    public Path file(Source source) {
        return context.file(source);
    }

    @Override
    public VideoSignal signal(Source source) {
        return context.signal(source);
    }

    @Override
    public String stereo(Source source) {
        return context.stereo(source);
    }

    @Override
    public List<String> arguments(Source source, String... options) {
        return context.arguments(source, options);
    }
}
