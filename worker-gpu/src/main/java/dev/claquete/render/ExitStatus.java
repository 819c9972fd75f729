package dev.claquete.render;

import java.util.Set;

/**
 * Why FFmpeg ended, by its exit status. FFmpeg exits with the low byte of its own error codes, which are negative: most tell of
 * the input (183 for invalid data), some of the machine. Those of files leave 129 to 159 to the signals.
 * See libavutil/error.h and ffmpeg.c, release 8.0.
 */
final class ExitStatus {

    /** A signal that FFmpeg caught, to end in order. */
    private static final int TOLD_TO_END = 255;

    /** What the system reports of a process that a signal ended: this and the signal's number. */
    private static final int KILLED = 128;

    private static final int LAST_SIGNAL = 31;

    /** ENOMEM, ENOSPC, EIO, EMFILE, ENFILE, EAGAIN. */
    private static final Set<Integer> WANT = Set.of(256 - 12, 256 - 28, 256 - 5, 256 - 24, 256 - 23, 256 - 11);

    private ExitStatus() {}

    /** Whether somebody or something else than the input made it end. */
    static boolean ofOutsideCause(int status) {
        boolean killed = status > KILLED && status <= KILLED + LAST_SIGNAL;
        return killed || status == TOLD_TO_END || WANT.contains(status);
    }
}
