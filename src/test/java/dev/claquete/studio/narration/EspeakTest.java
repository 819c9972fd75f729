package dev.claquete.studio.narration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EspeakTest {

    private static final EspeakRequest HELLO = new EspeakRequest("en-us", 165, 50, 50, "Hello.");

    @TempDir
    Path folder;

    private Espeak espeak;
    private Set<ProcessHandle> before;

    private Espeak started() {
        before = ProcessHandle.current().children().collect(Collectors.toSet());
        espeak = new Espeak(folder);
        espeak.speak(HELLO);
        return espeak;
    }

    private ProcessHandle program() {
        return ProcessHandle.current()
                .children()
                .filter(child -> !before.contains(child))
                .filter(child ->
                        child.info().commandLine().orElse("").contains("-Xmx64m")) // nothing else that others start
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void stop() {
        if (espeak != null) {
            espeak.close();
        }
    }

    @Test
    void aProgramThatDiedIsReplaced() {
        Espeak speaker = started();
        ProcessHandle first = program();

        first.destroyForcibly();
        first.onExit().join();

        assertThat(speaker.speak(HELLO).samples()).hasSizeGreaterThan(10_000);
        assertThat(program().pid()).isNotEqualTo(first.pid());
    }

    /** The program is frozen (Unix), asked, and then killed: as a fault in native code would look from here. */
    @Test
    void aProgramThatDiesWhileItSpeaksFailsThatCallWithItsExitCode() throws Exception {
        assumeTrue(Path.of("/bin/kill").toFile().canExecute());
        Espeak speaker = started();
        ProcessHandle program = program();
        new ProcessBuilder("/bin/kill", "-STOP", String.valueOf(program.pid()))
                .start()
                .waitFor();

        CompletableFuture<EspeakRendering> answer = new CompletableFuture<>();
        Thread call = new Thread(() -> answer.completeAsync(() -> speaker.speak(HELLO), Runnable::run));
        call.start();
        await().until(() -> Arrays.stream(call.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(EspeakRendering.class.getName())));
        program.destroyForcibly();

        assertThatThrownBy(answer::join).hasMessageContaining("exit code 137").hasMessageContaining("en-us");
        assertThat(speaker.speak(HELLO).words()).isNotEmpty();
    }

    @Test
    void closingEndsTheProgram() {
        Espeak speaker = started();
        ProcessHandle program = program();

        speaker.close();

        assertThat(program.onExit()).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void anUnknownVoiceIsAFaultThatNamesItAndTheProgramLivesOn() {
        Espeak speaker = started();
        long pid = program().pid();

        assertThatThrownBy(() -> speaker.speak(new EspeakRequest("xx-yy", 165, 50, 50, "Hello.")))
                .hasMessageContaining("xx-yy");
        speaker.speak(HELLO);
        assertThat(program().pid()).isEqualTo(pid);
    }

    @Test
    void unpackingHappensOnceAndLeavesNothingBeside() throws Exception {
        started().close();
        Path unpacked;
        try (var files = Files.list(folder)) {
            unpacked = files.collect(Collectors.toList()).get(0);
        }
        var when = Files.getLastModifiedTime(unpacked.resolve("espeak-ng-data/phontab"));

        started();

        assertThat(folder.toFile().list()).hasSize(1);
        assertThat(Files.getLastModifiedTime(unpacked.resolve("espeak-ng-data/phontab")))
                .isEqualTo(when);
    }

    @Test
    void everyPlatformHasItsLibraryInTheJarAndOthersAreToldSo() {
        for (String platform : new String[] {
            "linux/amd64", "linux/aarch64", "linux/arm", "mac os x/aarch64", "mac os x/x86_64", "windows 11/amd64"
        }) {
            String[] parts = platform.split("/");
            String resource = EspeakFiles.libraryResource(parts[0], parts[1]);
            assertThat(getClass().getClassLoader().getResource(resource))
                    .as(platform)
                    .isNotNull();
        }
        assertThatThrownBy(() -> EspeakFiles.libraryResource("linux", "riscv64"))
                .hasMessageContaining("claquete.openai.speech-model");
    }

    /** 440 bytes of "s'" overflow a stack in eSpeak NG 1.52 (its pull request 2495). */
    @Test
    void aTextThatEndsTheProgramEndsNothingElse() {
        Espeak speaker = started();
        try {
            speaker.speak(new EspeakRequest("en-us", 165, 50, 50, "s'".repeat(220)));
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining("eSpeak NG");
        }
        assertThat(speaker.speak(HELLO).samples()).hasSizeGreaterThan(10_000);
    }

    @Test
    void theProgramSeesNoSecretsOfOurs() throws Exception {
        started();
        Path environment = Path.of("/proc/" + program().pid() + "/environ");
        assumeTrue(Files.exists(environment));
        assertThat(Files.readString(environment).split("\0"))
                .allMatch(entry -> entry.matches("(PATH|LANG|LC_ALL|TZ|TMPDIR|LD_LIBRARY_PATH)=.*") || entry.isEmpty());
    }
}
