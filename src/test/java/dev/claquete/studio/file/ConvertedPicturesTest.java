package dev.claquete.studio.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.render.SampleFormats;
import dev.claquete.render.image.MovingPicture;
import dev.claquete.render.image.PictureFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class ConvertedPicturesTest {

    private static final MediaCheck CHECK = SamplePictures.check(new FileProperties(
            URI.create("http://localhost"),
            null,
            Duration.ofDays(1),
            DataSize.ofMegabytes(20),
            DataSize.ofMegabytes(20),
            DataSize.ofMegabytes(20),
            DataSize.ofMegabytes(2),
            60_000_000,
            List.of(),
            Duration.ofSeconds(5),
            DataSize.ofBytes(0),
            Duration.ZERO,
            Duration.ofHours(1)));

    @TempDir
    Path folder;

    /** By its bytes: whatever it is called, it becomes an upright PNG. */
    @ParameterizedTest
    @CsvSource({
        "turned.webp, photo.jpg",
        "grid.heic, photo.png",
        "single.avif, photo",
        "cmyk.tif, photo.gif",
        "runs.bmp, photo.bmp",
        "moving.gif, photo.gif",
    })
    void aPictureForUseIsAPngOfItsFirstFrame(String name, String called) throws IOException {
        byte[] bytes = SampleFormats.bytes(name);
        Path file = Files.write(folder.resolve(called), bytes);

        DownloadedFile fetched = CHECK.check("image_url", file, MediaKind.IMAGE);

        assertThat(fetched).isEqualTo(new DownloadedFile(file, "image/png", "png", bytes.length));
        assertThat(FileSignature.of(MediaCheck.start(file), MediaKind.IMAGE))
                .contains(new FileSignature.Format("image/png", "png"));
        assertThat(PictureFile.read(file).getWidth())
                .isGreaterThan(PictureFile.read(file).getHeight());
        assertThat(folder).isDirectoryContaining(file::equals);
        assertThat(folder.toFile().list()).as("nothing is left beside it").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"turned.webp, image/webp", "grid.heic, image/heic", "alpha.avif, image/avif", "moving.gif, image/gif"})
    void aPictureForKeepingStaysAsItIs(String name, String type) throws IOException {
        byte[] bytes = SampleFormats.bytes(name);
        Path file = Files.write(folder.resolve(name), bytes);

        assertThat(CHECK.checkAsItIs("file", file, MediaKind.IMAGE).contentType())
                .isEqualTo(type);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"moving.gif, MEDIA", "moving.webp, MEDIA", "moving.gif, VIDEO"})
    void whereAVideoWillDoAMovingPictureBecomesOne(String name, MediaKind kind) throws IOException {
        Path file = SampleFormats.file(name, folder);

        DownloadedFile fetched = CHECK.check("overlay_url", file, kind);

        assertThat(fetched.contentType()).isEqualTo(MovingPicture.ENDLESS);
        assertThat(fetched.extension()).isEqualTo("mkv");
        assertThat(FileSignature.of(MediaCheck.start(file), MediaKind.VIDEO)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"moving.gif, image/gif", "moving.webp, image/webp", "plain.gif, image/png", "grid.heic, image/png"})
    void aScenesPictureStaysAsItIsWhereItMoves(String name, String type) throws IOException {
        Path file = SampleFormats.file(name, folder);

        assertThat(CHECK.check("image_url", file, MediaKind.MOVING_IMAGE).contentType())
                .isEqualTo(type);
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void whereAVideoWillDoAStillPictureStaysOne() throws IOException {
        Path file = SampleFormats.file("alpha.gif", folder);

        assertThat(CHECK.check("overlay_url", file, MediaKind.MEDIA).contentType())
                .isEqualTo("image/png");
    }
}
