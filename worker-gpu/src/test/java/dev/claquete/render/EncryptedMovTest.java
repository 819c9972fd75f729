package dev.claquete.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.render.ffmpeg.VideoCheck;
import dev.claquete.render.ffmpeg.VideoContainer;
import dev.claquete.render.ffmpeg.VideoRefused;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * MP4s with Common Encryption, the part of mov.c in which CVE-2026-40962 lay: each is refused with a sentence or read as what it can
 * be, by an ffprobe that ends by itself. FFmpeg before 8.1 may pass this too; that the version is not one of those is
 * {@code KnownHolesTest}'s.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EncryptedMovTest {

    private static final VideoCheck.Limits LIMITS = new VideoCheck.Limits(1_000_000, 60);
    private static final String KEY = "76a6c65c5ea762046bd749a2e632ccbb";

    @TempDir
    static Path folder;

    private Studio studio;
    private byte[] encrypted;

    @BeforeAll
    void encrypt() throws Exception {
        studio = new Studio(folder);
        Path file = studio.make(
                folder.resolve("encrypted.mp4"),
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc=size=64x48:rate=24:duration=1",
                        "-c:v",
                        "libx264",
                        "-pix_fmt",
                        "yuv420p",
                        "-encryption_scheme",
                        "cenc-aes-ctr",
                        "-encryption_key",
                        KEY,
                        "-encryption_kid",
                        KEY));
        encrypted = Files.readAllBytes(file);
    }

    @Test
    void theSampleIsEncryptedInSubsamples() {
        assertThat(ByteBuffer.wrap(encrypted).getInt(senc() + 4) & 2).isEqualTo(2);
        assertThat(ByteBuffer.wrap(encrypted).getInt(senc() + 8)).isEqualTo(24);
    }

    /**
     * @param offset from the name of the box: 8 the count of samples, 20 the count of the first sample's subsamples, 22 and 24 how much
     *     of the first one is clear and how much is not
     */
    @ParameterizedTest
    @CsvSource({
        "8, FFFFFFFF",
        "8, 10000000",
        "8, 7FFFFFFF",
        "8, 00000000",
        "20, FFFF",
        "20, 0000",
        "20, 7FFF",
        "22, FFFF",
        "24, FFFFFFFF",
        "24, 80000000",
        "24, 00000000",
        "4, 00000000",
        "4, FFFFFFFF",
        "-4, FFFFFFFF",
        "-4, 00000010",
        "-4, 00000000"
    })
    void nonsenseInItIsRefusedOrRead(int offset, String hex) throws Exception {
        byte[] hostile = encrypted.clone();
        byte[] nonsense = java.util.HexFormat.of().parseHex(hex);
        System.arraycopy(nonsense, 0, hostile, senc() + offset, nonsense.length);
        Path file = Files.write(folder.resolve("hostile.mp4"), hostile);
        try {
            assertThat(new VideoCheck(studio.probe).check(file, LIMITS).container())
                    .isEqualTo(VideoContainer.MOV);
        } catch (VideoRefused e) {
            assertThat(e.getMessage()).isNotBlank();
        }
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    /** Where the name of the box with the subsamples stands. */
    private int senc() {
        return new String(encrypted, StandardCharsets.ISO_8859_1).indexOf("senc");
    }
}
