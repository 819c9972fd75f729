package dev.claquete.studio.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.claquete.operation.Input;
import dev.claquete.operation.Source;
import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.file.FetchFailed;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.work.TaskContext;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class InputDownloadsTest {

    private static final int AT_ONCE = 3;

    @TempDir
    Path folder;

    private final UUID job = UUID.randomUUID();
    private final Task task = new Task();

    @AfterEach
    void nothingIsLeftOnDiskAndNothingRuns() {
        assertThat(folder).isEmptyDirectory();
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().contains(job.toString())));
    }

    @Test
    void aFewFilesAreFetchedAtOnceAndKeptInTheOrderOfTheRequest() throws IOException {
        CyclicBarrier together = new CyclicBarrier(AT_ONCE);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        var gathered = gather(6, (wanted, file, key, limits) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            meet(together);
            Files.writeString(file, wanted.address());
            running.decrementAndGet();
            return input(key, 10, 1, 0);
        });
        assertThat(gathered.keySet()).containsExactly("f0", "f1", "f2", "f3", "f4", "f5");
        assertThat(gathered.get("f4").key()).isEqualTo("jobs/" + job + "/input-4");
        assertThat(most).hasValue(AT_ONCE);
        assertThat(task.messages).contains("Fetching 6 files").contains("Fetched 6 of 6 files");
    }

    @Test
    void theFirstThatFailsEndsAllOthers() {
        CountDownLatch others = new CountDownLatch(AT_ONCE - 1);
        assertThatThrownBy(() -> gather(9, (wanted, file, key, limits) -> {
                    Files.writeString(file, "half");
                    if (wanted.source().field().equals("f1")) {
                        awaitOrEnd(others);
                        throw new FetchFailed("f1", "names a host that does not exist");
                    }
                    others.countDown();
                    awaitOrEnd(new CountDownLatch(1));
                    throw new IllegalStateException("nobody ended it");
                }))
                .isInstanceOf(FetchFailed.class)
                .hasMessage("f1: names a host that does not exist");
    }

    @Test
    void whatIsNoLongerWantedEndsAtOnce() {
        assertThatThrownBy(() -> gather(2, (wanted, file, key, limits) -> {
                    Files.writeString(file, "half");
                    task.cancel();
                    awaitOrEnd(new CountDownLatch(1));
                    throw new IllegalStateException("nobody ended it");
                }))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void filesMayNotBeTooMuchTogether() {
        assertTooMuch(input(new ObjectKey("jobs/a"), 400_000, 0, 0), "more than 1 MB together");
        assertTooMuch(input(new ObjectKey("jobs/a"), 1, 400, 0), "more than 1000 seconds together");
        assertTooMuch(input(new ObjectKey("jobs/a"), 1, 0, 2000), "more than 10 megapixels of images together");
    }

    private void assertTooMuch(Input input, String rule) {
        JobLimits limits = new JobLimits(properties());
        limits.add("f0", input);
        limits.add("f1", input);
        assertThatThrownBy(() -> limits.add("f2", input))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("f2: brings the files of this request to " + rule);
    }

    private Map<String, Input> gather(int files, InputDownloads.Fetch fetch) throws IOException {
        List<InputRequest> wanted = IntStream.range(0, files)
                .mapToObj(i -> new InputRequest(new Source("f" + i, Source.Kind.VIDEO), "https://example.com/" + i))
                .toList();
        try (InputDownloads gathering = new InputDownloads(job, wanted, fetch, properties(), task)) {
            return gathering.all();
        }
    }

    private static JobProperties properties() {
        return new JobProperties(
                Duration.ofMinutes(1),
                9_000_000,
                7200,
                100,
                DataSize.ofMegabytes(1),
                1000,
                10_000_000,
                AT_ONCE,
                Duration.ofHours(24));
    }

    private static Input input(ObjectKey key, long bytes, double seconds, int sidePx) {
        Source.Kind kind = sidePx > 0 ? Source.Kind.IMAGE : Source.Kind.VIDEO;
        return new Input(key.value(), kind, "video/mp4", bytes, null, sidePx, sidePx, 0, seconds, null, null);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitOrEnd(CountDownLatch latch) throws InterruptedIOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("ended");
        }
    }

    /** Cancelled by the test. */
    private final class Task implements TaskContext {

        private final List<String> messages = new CopyOnWriteArrayList<>();
        private volatile boolean cancelled;
        private volatile Runnable onCancel = () -> {};

        synchronized void cancel() {
            cancelled = true;
            onCancel.run();
        }

        @Override
        public String taskId() {
            return "task-1";
        }

        @Override
        public String businessKey() {
            return job.toString();
        }

        @Override
        public void progress(double fraction, String message) {
            messages.add(message);
        }

        @Override
        public Optional<String> recall(String name) {
            return Optional.empty();
        }

        @Override
        public void remember(String name, String value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public synchronized void onCancel(Runnable action) {
            onCancel = action;
            if (cancelled) {
                action.run();
            }
        }

        @Override
        public void checkCancelled() {
            if (cancelled) {
                throw new CancellationException("cancelled by the test");
            }
        }

        @Override
        public Path scratch() {
            return folder;
        }
    }
}
