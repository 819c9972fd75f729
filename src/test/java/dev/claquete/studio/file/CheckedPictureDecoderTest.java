package dev.claquete.studio.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.claquete.render.FullRoom;
import dev.claquete.render.image.JpegPictures;
import dev.claquete.render.image.PictureProperties;
import dev.claquete.render.image.PictureReader;
import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.account.PresentedCredential;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.TooManyRequests;
import dev.claquete.studio.web.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class CheckedPictureDecoderTest {

    private static final byte[] PICTURE = JpegPictures.jpeg(64, 64, true);

    private final Someone caller = new Someone();

    @BeforeEach
    void aRequest() {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
    }

    @AfterEach
    void end() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void whoWaitsTooLongIsToldToComeAgain() throws IOException {
        CheckedPictureDecoder turns = turns(Duration.ofMillis(20), 8);
        try (FullRoom full = new FullRoom()) {
            assertThatThrownBy(() -> read(turns, PICTURE)).isInstanceOf(Unavailable.class);
        }
        assertThat(read(turns, PICTURE)).isEqualTo(64);
    }

    @Test
    void oneAccountHasItsShareOfTurnsAndOthersHaveTheirs() throws Exception {
        CheckedPictureDecoder turns = turns(Duration.ofSeconds(60), 1);
        CompletableFuture<Integer> first;
        try (FullRoom full = new FullRoom()) {
            var request = RequestContextHolder.getRequestAttributes();
            first = CompletableFuture.supplyAsync(() -> {
                RequestContextHolder.setRequestAttributes(request);
                return read(turns, PICTURE);
            });
            await().until(() -> turns.waiting(caller.id()) == 1);
            assertThatThrownBy(() -> read(turns, PICTURE)).isInstanceOf(TooManyRequests.class);
        }
        assertThat(first.get()).isEqualTo(64);
        assertThat(read(turns, PICTURE)).isEqualTo(64);
    }

    @Test
    void aStepOfAProcessWaitsAsLongAsItTakes() throws Exception {
        CheckedPictureDecoder turns = turns(Duration.ofMillis(1), 1);
        CompletableFuture<Integer> step;
        try (FullRoom full = new FullRoom()) {
            step = CompletableFuture.supplyAsync(() -> read(turns, PICTURE));
            assertThatThrownBy(() -> read(turns, PICTURE)).isInstanceOf(Unavailable.class);
            assertThat(step).isNotDone();
        }
        assertThat(step.get()).isEqualTo(64);
    }

    @Test
    void pixelsAndScansAreLookedAtBeforeAnybodyWaits() throws IOException {
        CheckedPictureDecoder turns = turns(Duration.ofSeconds(60), 8);
        try (FullRoom full = new FullRoom()) {
            assertThatThrownBy(() -> read(turns, JpegPictures.claiming(PICTURE, 8000, 8000)))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessage("image: must have at most 60 megapixels, this has 8000 x 8000");
            assertThatThrownBy(() -> read(turns, JpegPictures.withMoreScans(PICTURE, 100)))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageStartingWith("image: must have at most 100 scans");
        }
    }

    private static int read(CheckedPictureDecoder turns, byte[] bytes) {
        try (PictureReader picture = PictureReader.open(bytes)) {
            return turns.read("image", picture, 1).getWidth();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private CheckedPictureDecoder turns(Duration patience, int perAccount) {
        return new CheckedPictureDecoder(
                60_000_000, new PictureProperties(DataSize.ofMegabytes(256), patience, perAccount), caller);
    }

    private static final class Someone implements CurrentAccount {

        private final UUID id = UUID.randomUUID();

        @Override
        public UUID id() {
            return id;
        }

        @Override
        public Optional<UUID> find() {
            return Optional.of(id);
        }

        @Override
        public PresentedCredential credential() {
            return () -> true;
        }

        @Override
        public Optional<UUID> keyId() {
            return Optional.empty();
        }
    }
}
