package dev.claquete.render.ffmpeg;

import dev.claquete.work.TaskContext;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the {@link Encoder} that works on this machine, once, by encoding a frame. FFmpeg lists NVENC wherever it was
 * compiled in, even without a card, and some cards (H100, H200) lack it. Thread-safe.
 */
public final class EncoderChoice {

    private static final Logger LOG = LoggerFactory.getLogger(EncoderChoice.class);
    private static final Resolution PROBE_SIZE = new Resolution(256, 256);

    private final Ffmpeg ffmpeg;
    private @Nullable Encoder chosen;

    public EncoderChoice(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    public synchronized Encoder get(TaskContext task) {
        if (chosen == null) {
            chosen = works(Encoder.NVENC, task) ? Encoder.NVENC : Encoder.X264;
            LOG.info("Video is encoded with {}", chosen.codec());
        }
        return chosen;
    }

    public boolean works(Encoder encoder, TaskContext task) {
        List<String> arguments = new ArrayList<>(Encoder.rawInput(PROBE_SIZE, 30));
        arguments.addAll(encoder.arguments(30));
        arguments.addAll(List.of("-f", "null", "-"));
        try {
            ffmpeg.run(task, arguments, EncoderChoice::writeGreyFrame);
            return true;
        } catch (FfmpegFailed e) {
            LOG.info("{} does not work here: {}", encoder.codec(), lastLine(e));
            return false;
        }
    }

    private static void writeGreyFrame(OutputStream stdin) throws IOException {
        byte[] grey = new byte[PROBE_SIZE.widthPx() * PROBE_SIZE.heightPx() * 3 / 2];
        Arrays.fill(grey, (byte) 128);
        stdin.write(grey);
    }

    private static String lastLine(FfmpegFailed e) {
        List<String> lines = e.lastLines();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }
}
