package dev.claquete.render;

import com.github.kokorin.jaffree.ffprobe.data.AbstractProbeData;
import com.github.kokorin.jaffree.ffprobe.data.FormatParser;
import com.github.kokorin.jaffree.ffprobe.data.ProbeData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a video's pictures are shown, read from ffprobe's list of its packets line by line: {@code pts,dts,duration,flags}.
 * Packets that are only decoded, because an edit list hides them, do not count, nor do those before the first key frame, which a
 * recording that begins in the middle has and nobody can decode. Takes a bounded amount of memory.
 */
final class PictureTimes implements FormatParser {

    /** What ffprobe is asked for. */
    static final String ENTRIES = "packet=pts,dts,duration,flags";

    /** Nine hours at 60 frames a second; what comes later is counted only. */
    private static final int MOST = 2_000_000;

    private static final int FIELDS = 4;

    private long[] shownAt = new long[1024];
    private int known;
    private int count;
    private int hidden;
    private int timeless;
    private long lastLength;
    private long last = Long.MIN_VALUE;
    private boolean begun;

    @Override
    public String getFormatName() {
        return "csv=p=0";
    }

    @Override
    public ProbeData parse(InputStream list) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(list, StandardCharsets.US_ASCII))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                packet(line.split(",", FIELDS + 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Arrays.sort(shownAt, 0, known);
        return new Nothing();
    }

    private void packet(String[] fields) {
        if (fields.length < FIELDS) {
            return;
        }
        if (fields[3].contains("D")) {
            hidden++;
            begun |= fields[3].contains("K");
            return;
        }
        if (!begun && fields[3].contains("K")) {
            begun = true;
            count = 0;
            known = 0;
            timeless = 0;
            last = Long.MIN_VALUE;
        }
        count++;
        String time = fields[0].equals("N/A") ? fields[1] : fields[0]; // AVI knows only when pictures are decoded
        if (time.equals("N/A")) {
            timeless++;
            return;
        }
        long at = Long.parseLong(time);
        if (known < MOST) {
            shownAt = known == shownAt.length ? Arrays.copyOf(shownAt, 2 * known) : shownAt;
            shownAt[known++] = at;
        }
        if (at >= last) {
            last = at;
            lastLength = fields[2].equals("N/A") ? 0 : Long.parseLong(fields[2]);
        }
    }

    /** How many pictures are shown. */
    int count() {
        return count;
    }

    boolean someHidden() {
        return hidden > 0;
    }

    /** Whether every picture's time is known, and there is one. */
    boolean complete() {
        return timeless == 0 && count > 0 && known == count;
    }

    /** Ascending, in ticks; only the first ones of very many. */
    long[] ticks() {
        return Arrays.copyOf(shownAt, known);
    }

    /** In ticks. */
    long first() {
        return shownAt[0];
    }

    /** In ticks, from the first picture's appearance to the end of the last one, or to its appearance where its end is not known. */
    long length() {
        return last + lastLength - first();
    }

    /** In ticks: how long the last picture stays; 0 where its packet does not say. */
    long lastLength() {
        return lastLength;
    }

    /** All of the answer is in the list. */
    private static final class Nothing extends AbstractProbeData {

        @Override
        public @Nullable Object getValue(String name) {
            return null;
        }

        @Override
        public @Nullable ProbeData getSubData(String name) {
            return null;
        }

        @Override
        public List<ProbeData> getSubDataList(String name) {
            return List.of();
        }
    }
}
