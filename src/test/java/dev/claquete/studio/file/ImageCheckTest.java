package dev.claquete.studio.file;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.studio.web.InvalidInput;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageCheckTest {

    private static final int RGBA = 6;

    @TempDir
    Path folder;

    @Test
    void anImageThatWouldFillTheMemoryIsRefusedBeforeItIsDecoded() throws IOException {
        Path file = Files.write(folder.resolve("deep.png"), startOfPng(7700, 7700, 16));

        assertThatThrownBy(() -> ImageCheck.check("image_url", file, 60_000_000, SamplePictures.turns()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("at most 256 MB when decoded, this takes 474 MB");
    }

    @Test
    void asManyPixelsOfEightBitsAreNoMatterOfMemory() throws IOException {
        Path file = Files.write(folder.resolve("wide.png"), startOfPng(7700, 7700, 8));

        assertThatThrownBy(() -> ImageCheck.check("image_url", file, 60_000_000, SamplePictures.turns()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("broken");
    }

    /** All but the pixels. */
    private static byte[] startOfPng(int width, int height, int depth) throws IOException {
        ByteArrayOutputStream fields = new ByteArrayOutputStream();
        DataOutputStream header = new DataOutputStream(fields);
        header.writeInt(width);
        header.writeInt(height);
        header.write(new byte[] {(byte) depth, RGBA, 0, 0, 0});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(0x89504E470D0A1A0AL);
        chunk(out, "IHDR", fields.toByteArray());
        chunk(out, "IDAT", new byte[0]);
        chunk(out, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(content);
        out.writeInt(content.length);
        out.writeBytes(type);
        out.write(content);
        out.writeInt((int) crc.getValue());
    }
}
