package dev.claquete.work;

import static dev.claquete.work.InMemoryTaskQueue.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.claquete.dependency.Dependencies;
import dev.claquete.dependency.Dependency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskRunnerTest {

    record Input(String text, @Nullable Integer times) {}

    record Output(String shouted, int length) {}

    static final class TooQuiet extends BusinessError {
        TooQuiet() {
            super("Nothing can be heard.");
        }
    }

    interface Work {
        Output on(Input input, TaskContext task) throws Exception;
    }

    @Topic(value = "shout", slots = 2)
    static final class Shout implements TaskHandler<Input, Output> {
        private final Work work;

        Shout(Work work) {
            this.work = work;
        }

        @Override
        public Output handle(Input input, TaskContext task) throws Exception {
            return work.on(input, task);
        }
    }

    @Topic(value = "whistle", slots = 2, quickSlots = 1)
    static final class Whistle implements TaskHandler<Input, Output> {
        private final Work work;

        Whistle(Work work) {
            this.work = work;
        }

        @Override
        public Output handle(Input input, TaskContext task) throws Exception {
            return work.on(input, task);
        }
    }

    @TempDir
    Path temp;

    final InMemoryTaskQueue queue = new InMemoryTaskQueue();
    final AtomicBoolean storeAnswers = new AtomicBoolean(true);
    final Dependency store = Dependency.probed(
            "object store",
            () -> {
                if (!storeAnswers.get()) {
                    throw new IOException("Connection refused");
                }
            },
            failure -> Dependency.Sign.NONE);
    final Dependency vendor = Dependency.vendor("image service");
    final Dependencies dependencies = new Dependencies(List.of(store, vendor));

    @Nullable
    TaskRunner runner;

    void run(Work work) {
        runHandler(new Shout(work));
    }

    private void runHandler(TaskHandler<?, ?> handler) {
        TaskProperties properties = new TaskProperties(
                Map.of(),
                Duration.ofSeconds(15),
                Duration.ofMillis(20),
                Duration.ofMillis(200),
                Duration.ofMillis(300),
                Duration.ofHours(12),
                temp,
                null);
        runner = new TaskRunner(queue, List.of(handler), properties, dependencies);
        runner.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (runner != null) {
            runner.stop();
        }
    }

    static LockedTask shout(String id) {
        return task(id, "shout", Map.of("text", "hello"));
    }

    @Test
    void inputComesFromVariablesAndOutputBecomesVariables() {
        run((input, task) -> new Output(input.text().toUpperCase(), input.text().length()));

        queue.add(shout("t1"));

        await().until(() -> queue.completed.containsKey("t1"));
        assertThat(queue.completed.get("t1").asMap())
                .containsExactly(Map.entry("shouted", "HELLO"), Map.entry("length", 5));
    }

    @Test
    void neverMoreTasksAtOnceThanSlots() {
        Semaphore mayFinish = new Semaphore(0);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        run((input, task) -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            mayFinish.acquire();
            atOnce.decrementAndGet();
            return new Output("", 0);
        });

        for (int i = 0; i < 6; i++) {
            queue.add(shout("t" + i));
        }
        await().until(() -> atOnce.get() == 2);
        mayFinish.release(6);

        await().until(() -> queue.completed.size() == 6);
        assertThat(most).hasValue(2);
        assertThat(queue.asked).allMatch(max -> max >= 1 && max <= 2);
    }

    @Test
    void businessErrorBecomesBpmnErrorWithItsCode() {
        run((input, task) -> {
            throw new TooQuiet();
        });

        queue.add(shout("t1"));

        await().until(() -> !queue.errors.isEmpty());
        assertThat(queue.errors)
                .containsExactly(new InMemoryTaskQueue.BpmnError("t1", "too-quiet", "Nothing can be heard."));
        assertThat(queue.failures).isEmpty();
    }

    @Test
    void aResultThatIsBeingHandedInIsNotInterruptedWhenTheRunnerStops() throws InterruptedException {
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);
        queue.handingIn = () -> {
            begun.countDown();
            try {
                Thread.sleep(900); // longer than the grace of 300 ms
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
        };
        run((input, task) -> new Output("", 0));
        queue.add(shout("t1"));
        begun.await();
        runner.stop();

        assertThat(interrupted).isFalse();
        assertThat(queue.completed).containsKey("t1");
    }

    @Test
    void aResultWaitsForTheHeartbeatUnderWayAndNoneFollowsIt() {
        AtomicInteger beating = new AtomicInteger();
        AtomicInteger met = new AtomicInteger();
        CountDownLatch beat = new CountDownLatch(1);
        AtomicBoolean handingIn = new AtomicBoolean();
        queue.extending = () -> {
            beating.incrementAndGet();
            beat.countDown();
            met.addAndGet(handingIn.get() ? 1 : 0);
            pause(100);
            beating.decrementAndGet();
        };
        queue.handingIn = () -> {
            handingIn.set(true);
            met.addAndGet(beating.get());
            pause(200); // ten heartbeats
        };
        run((input, task) -> {
            beat.await();
            return new Output("", 0);
        });

        queue.add(shout("t1"));

        await().until(() -> queue.completed.containsKey("t1"));
        assertThat(met).hasValue(0);
    }

    @Test
    void theHeartBeatsOnWhileAResultWaitsForAPausedProcess() {
        AtomicInteger beats = new AtomicInteger();
        AtomicInteger refusals = new AtomicInteger();
        queue.extending = beats::incrementAndGet;
        queue.handingIn = () -> {
            if (beats.get() < 3) {
                refusals.incrementAndGet();
                throw new IllegalStateException("not now");
            }
        };
        run((input, task) -> new Output("", 0));

        queue.add(shout("t1"));

        await().until(() -> queue.completed.containsKey("t1"));
        assertThat(refusals).hasPositiveValue();
    }

    private static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatIsFinishedWhileTheQueueIsAwayIsHandedInWhenItIsBack() {
        CountDownLatch finish = new CountDownLatch(1);
        run((input, task) -> {
            finish.await();
            return new Output("kept", 4);
        });
        queue.add(shout("t1"));
        await().until(() -> !queue.progress.isEmpty());

        queue.away = true;
        finish.countDown();
        int asked = queue.asked.size();
        await().until(() -> queue.asked.size() > asked);
        queue.away = false;

        await().until(() -> queue.completed.containsKey("t1"));
        assertThat(queue.failures).isEmpty();
    }

    @Test
    void workWhoseLockRunsOutWhileTheQueueIsAwayIsDroppedAndItsSlotIsFree() {
        AtomicInteger stopped = new AtomicInteger();
        TaskProperties brief = new TaskProperties(
                Map.of("shout", 1),
                Duration.ofMillis(500),
                Duration.ofMillis(20),
                Duration.ofMillis(200),
                Duration.ofMillis(300),
                Duration.ofHours(12),
                temp,
                null);
        runner = new TaskRunner(
                queue,
                List.of(new Shout((input, task) -> {
                    if (task.taskId().equals("long")) {
                        task.onCancel(stopped::incrementAndGet);
                        task.progress(0.5, "at it");
                        Thread.sleep(60_000);
                    }
                    return new Output("", 0);
                })),
                brief,
                dependencies);
        runner.start();
        queue.add(shout("long"));
        await().until(() -> queue.progress.contains("0.5 at it"));

        queue.away = true;
        await().until(() -> stopped.get() == 1);
        queue.away = false;
        queue.add(shout("next"));

        await().until(() -> queue.completed.containsKey("next"));
        assertThat(queue.failures).isEmpty();
    }

    @Test
    void whatMustBeRememberedWaitsForTheQueueToComeBack() {
        CountDownLatch away = new CountDownLatch(1);
        run((input, task) -> {
            away.await();
            task.remember("outsideId", "42");
            return new Output("", 0);
        });
        queue.add(shout("t1"));
        await().until(() -> !queue.progress.isEmpty());

        queue.away = true;
        away.countDown();
        int asked = queue.asked.size();
        await().until(() -> queue.asked.size() > asked);
        queue.away = false;

        await().until(() -> queue.completed.containsKey("t1"));
        assertThat(queue.progress).contains("remember outsideId=42");
        assertThat(queue.failures).isEmpty();
    }

    @Test
    void aKeyThatWasRefusedIsToldHoweverItIsWrapped() {
        run((input, task) -> {
            throw new IllegalStateException("Request failed", new OwnKeyRefused("401"));
        });
        queue.add(shout("t1"));
        await().until(() -> !queue.failures.isEmpty());

        String message = queue.failures.get(0).message();
        assertThat(OwnKeyRefused.isToldBy(message)).isTrue();
        assertThat(message).endsWith("401");
        assertThat(OwnKeyRefused.isToldBy("Request failed")).isFalse();
    }

    @Test
    void quickWorkPassesLongWorkThatHoldsAllOtherSlots() throws Exception {
        Semaphore holding = new Semaphore(0);
        Semaphore go = new Semaphore(0);
        AtomicInteger passing = new AtomicInteger();
        runHandler(new Whistle((input, task) -> {
            if (task.quick()) {
                passing.incrementAndGet();
            } else {
                holding.release();
                go.acquire();
            }
            return new Output(input.text(), 0);
        }));
        for (String id : List.of("long-1", "long-2", "long-3")) {
            queue.add(task(id, "whistle", Map.of("text", id)));
        }
        holding.acquire(2);

        for (String id : List.of("quick-1", "quick-2")) {
            queue.add(task(id, "whistle", Map.of("text", id, TaskPriority.VARIABLE, TaskPriority.QUICK)));
        }

        await().until(() -> queue.completed.keySet().containsAll(List.of("quick-1", "quick-2")));
        assertThat(passing.get()).isEqualTo(2);
        assertThat(holding.availablePermits()).as("long work in the quick slot").isZero();
        go.release(3);
        await().until(() -> queue.completed.size() == 5);
    }

    @Test
    void longWorkTakesOneSlotAndLeavesTheOthersToOrdinaryWork() throws Exception {
        queue.offersAgain = true;
        Semaphore holding = new Semaphore(0);
        Semaphore go = new Semaphore(0);
        runHandler(new Whistle((input, task) -> {
            if (input.text().startsWith("long")) {
                holding.release();
                go.acquire();
            }
            return new Output(input.text(), 0);
        }));
        for (String id : List.of("long-1", "long-2", "long-3")) {
            queue.add(task(id, "whistle", Map.of("text", id, TaskPriority.VARIABLE, TaskPriority.LONG)));
        }
        holding.acquire();

        for (String id : List.of("short-1", "short-2")) {
            queue.add(task(id, "whistle", Map.of("text", id, TaskPriority.VARIABLE, TaskPriority.ORDINARY)));
        }

        await().until(() -> queue.completed.keySet().containsAll(List.of("short-1", "short-2")));
        assertThat(holding.availablePermits()).as("long work beside long work").isZero();
        go.release(3);
        await().until(() -> queue.completed.size() == 5);
    }

    @Test
    void technicalFailureLeavesOneTryFewerOfThoseOnTheDiagram() {
        run((input, task) -> {
            throw new IllegalStateException("the disk is full");
        });

        queue.add(new LockedTask(
                "t1",
                "shout",
                "Shout",
                "p",
                "i",
                "project-1",
                null,
                Variables.of(Map.of("text", "x")),
                Map.of("retryCycle", "R5/PT7S")));
        queue.add(new LockedTask(
                "t2", "shout", "Shout", "p", "i", "project-1", 1, Variables.of(Map.of("text", "x")), Map.of()));

        await().until(() -> queue.failures.size() == 2);
        assertThat(queue.failures)
                .extracting(
                        InMemoryTaskQueue.Failure::taskId,
                        InMemoryTaskQueue.Failure::triesLeft,
                        InMemoryTaskQueue.Failure::rest)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("t1", 4, Duration.ofSeconds(7)),
                        org.assertj.core.groups.Tuple.tuple("t2", 0, Duration.ofSeconds(30)));
        assertThat(queue.failures.get(0).message()).isEqualTo("the disk is full");
        assertThat(queue.failures.get(0).details()).contains("IllegalStateException", "TaskRunnerTest");
    }

    /** The queue's engine says when a task may be tried again; the tries that are left go back as they came. */
    @Test
    void anOutageCostsNoTryHoweverOftenItIsMetAndTheRestsGrow() {
        run((input, task) -> {
            throw new IllegalStateException("cannot draw", vendor.busy(new IOException("429"), null));
        });
        Instant now = Instant.now();
        for (Duration waited : List.of(Duration.ZERO, Duration.ofSeconds(30), Duration.ofHours(5))) {
            queue.add(failedBefore("t" + waited.toSeconds(), 3, "Waiting since " + now.minus(waited) + ": the store"));
        }

        await().until(() -> queue.failures.size() == 3);

        assertThat(queue.failures)
                .extracting(InMemoryTaskQueue.Failure::triesLeft)
                .containsOnly(3);
        assertThat(queue.failures.stream()
                        .sorted(Comparator.comparing(InMemoryTaskQueue.Failure::rest))
                        .map(it -> it.rest().toSeconds()))
                .containsExactly(1L, 15L, 60L);
    }

    @Test
    void theFirstOutageLeavesAllTriesOfTheDiagram() {
        run((input, task) -> {
            throw vendor.busy(new IOException("429"), Duration.ofSeconds(40));
        });

        queue.add(shout("t1"));

        await().until(() -> !queue.failures.isEmpty());
        assertThat(queue.failures.get(0).triesLeft()).isEqualTo(RetryCycle.DEFAULT.tries());
        assertThat(queue.failures.get(0).rest()).as("what the vendor asks for").isEqualTo(Duration.ofSeconds(40));
        assertThat(queue.failures.get(0).message())
                .startsWith("Waiting since ")
                .endsWith("The image service does not answer: 429");
    }

    @Test
    void afterHalfADayAnOutageIsAFailureThatOperatorsSee() {
        run((input, task) -> {
            throw vendor.busy(new IOException("429"), null);
        });

        queue.add(failedBefore("t1", 1, "Waiting since " + Instant.now().minus(Duration.ofHours(13)) + ": x"));

        await().until(() -> !queue.failures.isEmpty());
        assertThat(queue.failures.get(0).triesLeft()).isZero();
    }

    @Test
    void nothingIsFetchedWhileWhatATopicNeedsIsAwayAndWhatRestedIsTakenUpWhenItIsBack() {
        AtomicInteger runs = new AtomicInteger();
        storeAnswers.set(false);
        run((input, task) -> {
            if (runs.incrementAndGet() == 1) {
                throw store.failed(new IOException("Connection refused"));
            }
            return new Output("", 0);
        });
        queue.add(failedBefore("t1", 3, "Waiting since " + Instant.now().minusSeconds(100) + ": x"));
        await().until(() -> queue.failures.size() == 1);
        await().until(() -> !queue.isBeingAsked());
        queue.add(shout("t2"));
        int asked = queue.asked.size();

        await().during(Duration.ofSeconds(1)).until(() -> queue.asked.size() == asked);
        assertThat(runs).hasValue(1);
        storeAnswers.set(true);

        await().until(() -> queue.completed.containsKey("t2"));
        assertThat(queue.unlocked).as("its rest of 50 s ends at once").containsExactly("t1");
    }

    /** For longer than a result that is at fault is offered. */
    @Test
    void aResultWaitsForTheEnginesDatabase() {
        AtomicInteger refusals = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        queue.handingIn = () -> {
            if (refusals.incrementAndGet() <= 150) {
                throw store.busy(new IOException("Connection refused"), null);
            }
        };
        run((input, task) -> new Output("", runs.incrementAndGet()));

        queue.add(shout("t1"));

        await().until(() -> queue.completed.containsKey("t1"));
        assertThat(runs).hasValue(1);
        assertThat(queue.failures).isEmpty();
    }

    private static LockedTask failedBefore(String id, int triesLeft, String failure) {
        return new LockedTask(
                id,
                "shout",
                "Shout",
                "p",
                "i",
                "project-1",
                triesLeft,
                Variables.of(Map.of("text", "hello")),
                Map.of(),
                failure);
    }

    @Test
    void missingVariableIsNamed() {
        run((input, task) -> new Output("", 0));

        queue.add(task("t1", "shout", Map.of()));

        await().until(() -> !queue.failures.isEmpty());
        assertThat(queue.failures.get(0).message()).contains("text").contains("missing");
    }

    @Test
    void workIsStoppedWhenItsTaskIsGone() {
        AtomicInteger stopped = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        run((input, task) -> {
            task.onCancel(stopped::incrementAndGet);
            begun.countDown();
            Thread.sleep(60_000);
            return new Output("", 0);
        });
        queue.add(shout("t1"));
        await().until(() -> begun.getCount() == 0);

        queue.gone.add("t1");

        await().until(() -> stopped.get() == 1);
        queue.gone.clear();
        queue.add(shout("t1"));
        await().until(() -> queue.asked.size() > 2);
        assertThat(queue.completed).isEmpty();
        assertThat(queue.failures).isEmpty();
    }

    @Test
    void aTryThatAnOperatorWantsAgainWhileItStillRunsGivesWayToTheNext() {
        CountDownLatch begun = new CountDownLatch(1);
        run((input, task) -> {
            if (input.text().equals("hello")) {
                begun.countDown();
                Thread.sleep(60_000);
            }
            return new Output(input.text(), 0);
        });
        queue.add(shout("t1"));
        await().until(() -> begun.getCount() == 0);

        LockedTask edited = new LockedTask(
                "t1",
                "shout",
                "Step",
                "process",
                "instance-1",
                "project-1",
                3,
                Variables.of(Map.of("text", "edited")),
                Map.of());
        queue.add(edited);
        await().until(() -> queue.unlocked.contains("t1"));
        queue.add(edited);

        await().until(() -> queue.completed.containsKey("t1"));
        assertThat(queue.completed.get("t1").asMap()).containsEntry("shouted", "edited");
    }

    @Test
    void resultOfPausedProcessIsHandedInWhenItGoesOn() {
        AtomicInteger runs = new AtomicInteger();
        run((input, task) -> {
            runs.incrementAndGet();
            return new Output("kept", 4);
        });
        queue.suspended.add("t1");
        queue.add(shout("t1"));
        await().until(() -> runs.get() == 1);

        queue.add(shout("t1"));
        await().until(() -> !queue.isWaiting("t1"));
        queue.suspended.clear();

        await().until(() -> queue.completed.containsKey("t1"));
        assertThat(queue.completed.get("t1").text("shouted")).contains("kept");
        assertThat(runs).hasValue(1);
    }

    @Test
    void resultThatTheEngineNeverTakesIsAFailureThatOperatorsSee() {
        run((input, task) -> new Output("x".repeat(5000), 5000));
        queue.refused.add("t1");

        queue.add(shout("t1"));

        await().until(() -> !queue.failures.isEmpty());
        assertThat(queue.failures.get(0).message()).contains("too long");
        assertThat(queue.failures.get(0).triesLeft()).isEqualTo(2);
    }

    @Test
    void scratchFolderIsEmptyAtFirstAndGoneAfterwards() throws Exception {
        AtomicReference<@Nullable Path> folder = new AtomicReference<>();
        run((input, task) -> {
            folder.set(task.scratch());
            Files.writeString(
                    Files.createDirectories(task.scratch().resolve("deep/er")).resolve("file"), "x");
            throw new IllegalStateException("fails after writing");
        });

        queue.add(shout("t1"));

        await().until(() -> !queue.failures.isEmpty());
        await().until(() -> Files.notExists(folder.get()));
    }

    @Test
    void whatIsMadeMayLieUnderARootOfItsOwn() throws Exception {
        Path outputs = temp.resolve("outputs");
        AtomicReference<@Nullable Path> made = new AtomicReference<>();
        TaskProperties apart = new TaskProperties(
                Map.of(),
                Duration.ofSeconds(15),
                Duration.ofMillis(20),
                Duration.ofMillis(200),
                Duration.ofMillis(300),
                Duration.ofHours(12),
                temp.resolve("inputs"),
                outputs);
        AtomicReference<@Nullable Path> brought = new AtomicReference<>();
        Work work = (input, task) -> {
            brought.set(task.scratch());
            Files.writeString(task.output().resolve("film"), "x");
            made.set(task.output());
            throw new IllegalStateException("fails after writing");
        };
        runner = new TaskRunner(queue, List.of(new Shout(work)), apart, dependencies);
        runner.start();

        queue.add(shout("t1"));

        await().until(() -> !queue.failures.isEmpty());
        assertThat(brought.get()).startsWithRaw(temp.resolve("inputs"));
        assertThat(made.get()).startsWithRaw(outputs);
        await().until(() -> Files.notExists(made.get()));
    }

    @Test
    void filesOfKilledProcessesAreRemovedAtStart() throws Exception {
        Path dead = Files.createDirectories(temp.resolve("4194999/task-1"));
        Files.writeString(dead.resolve("clip.mp4"), "x");
        Path foreign = Files.createDirectories(temp.resolve("not-ours"));

        run((input, task) -> new Output("", 0));

        assertThat(dead).doesNotExist();
        assertThat(foreign).exists();
        try (Stream<Path> left = Files.list(temp)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "not-ours", Long.toString(ProcessHandle.current().pid()));
        }
    }

    @Test
    void progressTravelsAndTheFirstReportIsZero() {
        CountDownLatch seen = new CountDownLatch(1);
        run((input, task) -> {
            task.progress(0.5, "half way");
            seen.await();
            return new Output("", 0);
        });

        queue.add(shout("t1"));

        await().until(() -> queue.progress.contains("0.5 half way"));
        assertThat(queue.progress.get(0)).startsWith("0.0");
        seen.countDown();
    }

    @Test
    void whatWasRememberedIsRecalledAlsoInALaterTry() {
        AtomicReference<@Nullable String> first = new AtomicReference<>();
        run((input, task) -> {
            task.remember("outsideId", "42");
            first.set(task.recall("outsideId").orElse("none")
                    + task.recall("earlier").orElse("none"));
            return new Output("", 0);
        });

        queue.add(task("t1", "shout", Map.of("text", "x", "earlier", "7")));

        await().until(() -> queue.completed.containsKey("t1"));
        assertThat(first.get()).isEqualTo("427");
        assertThat(queue.progress).contains("remember outsideId=42");
    }

    @Test
    void stoppingHandsUnfinishedTasksBack() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        run((input, task) -> {
            begun.countDown();
            Thread.sleep(60_000);
            return new Output("", 0);
        });
        queue.add(shout("t1"));
        begun.await();

        stop();
        runner = null;

        assertThat(queue.unlocked).containsExactly("t1");
        assertThat(queue.failures).isEmpty();
    }

    @Test
    void whatFailsWhileTheProcessStopsKeepsAllItsTries() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        run((input, task) -> {
            begun.countDown();
            stopping.await();
            throw new IllegalStateException("FFmpeg ended with status 255");
        });
        queue.add(shout("t1"));
        begun.await();
        Thread stop = new Thread(() -> {
            try {
                stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        stop.start();
        await().until(() -> stop.getState() == Thread.State.TIMED_WAITING);
        stopping.countDown();
        stop.join();

        assertThat(queue.unlocked).containsExactly("t1");
        assertThat(queue.failures).isEmpty();
    }

    /** A signal to the whole process group reaches FFmpeg before it reaches us. */
    @Test
    void evenWhatFailsAMomentBeforeKeepsThem() throws Exception {
        CountDownLatch failing = new CountDownLatch(1);
        TaskProperties slow = new TaskProperties(
                Map.of(),
                Duration.ofSeconds(15),
                Duration.ofMillis(500),
                Duration.ofMillis(200),
                Duration.ofSeconds(5),
                Duration.ofHours(12),
                temp,
                null);
        runner = new TaskRunner(
                queue,
                List.of(new Shout((input, task) -> {
                    failing.countDown();
                    throw new IllegalStateException("FFmpeg ended with status 255");
                })),
                slow,
                dependencies);
        runner.start();
        queue.add(shout("t1"));
        failing.await();

        stop();

        assertThat(queue.unlocked).containsExactly("t1");
        assertThat(queue.failures).isEmpty();
    }
}
