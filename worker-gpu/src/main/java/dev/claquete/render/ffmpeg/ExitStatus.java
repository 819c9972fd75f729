package dev.claquete.render.ffmpeg;

import java.util.Set;

/**
 * Explains why FFmpeg ended, by its exit status. FFmpeg exits with the low byte of its own negative error codes. Most
 * concern the input (183 for invalid data), some the machine. Those of files leave 129 to 159 to the signals. See
 * libavutil/error.h and ffmpeg.c, release 8.0.
 */
public final class ExitStatus {

    /** FFmpeg caught a signal and ended in an orderly way. */
    private static final int TOLD_TO_END = 255;

    /** The system reports this plus the signal's number for a process that a signal ended. */
    private static final int KILLED = 128;

    private static final int LAST_SIGNAL = 31;

    /** ENOMEM, ENOSPC, EIO, EMFILE, ENFILE, EAGAIN. */
    private static final Set<Integer> WANT = Set.of(256 - 12, 256 - 28, 256 - 5, 256 - 24, 256 - 23, 256 - 11);

    private ExitStatus() {}

    /** Whether something other than the input ended it. */
    public static boolean ofOutsideCause(int status) {
        boolean killed = status > KILLED && status <= KILLED + LAST_SIGNAL;
        return killed || status == TOLD_TO_END || WANT.contains(status);
    }
}
