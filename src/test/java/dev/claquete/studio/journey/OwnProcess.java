package dev.claquete.studio.journey;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A program that a benchmark runs, with what it and everything that it starts take. */
final class OwnProcess {

    private OwnProcess() {}

    /** @param cpuSeconds of processes that were waited for; one that was orphaned is missing */
    record Cost(double seconds, double cpuSeconds) {

        static final Cost NONE = new Cost(0, 0);

        Cost plus(Cost other) {
            return new Cost(seconds + other.seconds, cpuSeconds + other.cpuSeconds);
        }
    }

    /** What something takes, its child processes included. */
    interface Work {
        void run() throws IOException;
    }

    static Cost measured(Work work) throws IOException {
        double before = ProcessTimes.Cpu.of(ProcessHandle.current().pid()).ended();
        long began = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Cost(
                seconds, ProcessTimes.Cpu.of(ProcessHandle.current().pid()).ended() - before);
    }

    /** Runs one program to its end. */
    static Cost run(Path folder, List<String> command) throws IOException {
        return measured(() -> finish(folder, command));
    }

    static void finish(Path folder, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("programs.log").toFile()))
                .start();
        try {
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException(command.get(0) + " ended with " + status + ": see programs.log in " + folder);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IllegalStateException(e);
        }
    }
}
