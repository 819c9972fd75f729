package dev.claquete.operation;

import dev.claquete.render.Rendered;
import dev.claquete.render.ffmpeg.Encoder;
import dev.claquete.render.ffmpeg.Quality;
import dev.claquete.render.frame.FrameWriter;
import dev.claquete.render.frame.KenBurns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Writes a still under a moving camera as a silent MP4 of exactly its frames. */
record StillFilm(KenBurns film, int fps, Quality quality) {

    /**
     * @param name of the file in the context's folder
     * @param painters how many frames are drawn at once: this clip's share of the cores
     * @param written receives the number of frames so far
     */
    Path write(String name, int painters, OperationContext context, IntConsumer written) throws IOException {
        FrameWriter frames = new FrameWriter(film, List.of(), painters);
        List<String> arguments = new ArrayList<>(Encoder.rawInput(film.size(), fps));
        arguments.addAll(context.encoder().arguments(fps, quality));
        arguments.addAll(
                context.encoder().threads(painters, Runtime.getRuntime().availableProcessors()));
        arguments.addAll(List.of("-movflags", "+faststart"));
        Path video = context.ffmpeg()
                .make(
                        context.folder().resolve(name),
                        context.task(),
                        arguments,
                        stdin -> frames.writeTo(stdin, context.task()::checkCancelled, written));
        Rendered.check(video, film.frameCount());
        return video;
    }
}
