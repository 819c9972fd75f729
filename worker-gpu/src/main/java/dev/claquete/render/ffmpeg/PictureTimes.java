package dev.claquete.render.ffmpeg;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.github.kokorin.jaffree.JaffreeException;
import com.github.kokorin.jaffree.ffprobe.data.FormatParser;
import com.github.kokorin.jaffree.ffprobe.data.JsonFormatParser;
import com.github.kokorin.jaffree.ffprobe.data.ProbeData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Reads when a video's pictures are shown from the packets that ffprobe lists before its streams and format. Packets
 * that are only decoded, because an edit list hides them, do not count; neither do those before the first key frame,
 * which a recording that begins in the middle contains but no decoder can use. Takes a bounded amount of memory.
 */
final class PictureTimes implements FormatParser {

    /** The entries requested from ffprobe. */
    static final String ENTRIES = "packet=pts,dts,duration,flags";

    /** Nine hours at 60 frames a second; later pictures are only counted. */
    private static final int MOST = 2_000_000;

    private static final JsonFactory JSON = new JsonFactory();

    private final FormatParser describedStreams = new JsonFormatParser();

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
        return describedStreams.getFormatName();
    }

    /** @throws JaffreeException if the answer breaks off */
    @Override
    public ProbeData parse(InputStream answer) {
        ByteArrayOutputStream others = new ByteArrayOutputStream();
        try (JsonParser json = JSON.createParser(answer);
                JsonGenerator copy = JSON.createGenerator(others)) {
            json.nextToken();
            copy.writeStartObject();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String section = json.currentName();
                json.nextToken();
                if (section.equals("packets")) {
                    packets(json);
                } else {
                    copy.writeFieldName(section);
                    copy.copyCurrentStructure(json);
                }
            }
        } catch (IOException e) {
            throw new JaffreeException("ffprobe's answer breaks off", e);
        }
        Arrays.sort(shownAt, 0, known);
        return describedStreams.parse(new ByteArrayInputStream(others.toByteArray()));
    }

    private void packets(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            OptionalLong shown = OptionalLong.empty();
            OptionalLong decoded = OptionalLong.empty();
            long length = 0;
            String flags = "";
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "pts" -> shown = OptionalLong.of(json.getLongValue());
                    case "dts" -> decoded = OptionalLong.of(json.getLongValue());
                    case "duration" -> length = json.getLongValue();
                    case "flags" -> flags = json.getText();
                    default -> json.skipChildren();
                }
            }
            packet(shown.isPresent() ? shown : decoded, length, flags); // AVI stores only decoding times
        }
    }

    private void packet(OptionalLong time, long length, String flags) {
        if (flags.contains("D")) {
            hidden++;
            begun |= flags.contains("K");
            return;
        }
        if (!begun && flags.contains("K")) {
            begun = true;
            count = 0;
            known = 0;
            timeless = 0;
            last = Long.MIN_VALUE;
        }
        count++;
        if (time.isEmpty()) {
            timeless++;
            return;
        }
        long at = time.getAsLong();
        if (known < MOST) {
            shownAt = known == shownAt.length ? Arrays.copyOf(shownAt, 2 * known) : shownAt;
            shownAt[known++] = at;
        }
        if (at >= last) {
            last = at;
            lastLength = length;
        }
    }

    /** How many pictures are shown. */
    int count() {
        return count;
    }

    boolean someHidden() {
        return hidden > 0;
    }

    /** Whether there is a picture and every picture's time is known. */
    boolean complete() {
        return timeless == 0 && count > 0 && known == count;
    }

    /** Ascending, in ticks; limited to the first {@link #MOST}. */
    long[] ticks() {
        return Arrays.copyOf(shownAt, known);
    }

    /** In ticks. */
    long first() {
        return shownAt[0];
    }

    /**
     * In ticks, from the first picture's appearance to the end of the last one, or to its appearance if its end is
     * unknown.
     */
    long length() {
        return last + lastLength - first();
    }

    /** In ticks: how long the last picture stays; 0 if its packet does not say. */
    long lastLength() {
        return lastLength;
    }
}
