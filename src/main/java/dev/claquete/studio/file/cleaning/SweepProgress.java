package dev.claquete.studio.file.cleaning;

import dev.claquete.studio.file.StorageUsage;
import dev.claquete.work.TaskContext;
import org.jspecify.annotations.Nullable;

/**
 * The position of {@link RemoveOrphans} in the bucket.
 *
 * @param folder index of the current folder
 * @param after the last key seen there; null at its beginning
 * @param seen objects
 * @param removed objects
 * @param bytes of the removed objects
 */
record SweepProgress(int folder, @Nullable String after, int seen, int removed, long bytes) {

    private static final String NAME = "sweptUntil";

    static SweepProgress recalled(TaskContext task) {
        return task.recall(NAME).map(SweepProgress::parse).orElse(new SweepProgress(0, null, 0, 0, 0));
    }

    /** The key comes last, since foreign keys may contain spaces. */
    private static SweepProgress parse(String text) {
        String[] parts = text.split(" ", 5);
        return new SweepProgress(
                Integer.parseInt(parts[0]),
                parts[4].isEmpty() ? null : parts[4],
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Long.parseLong(parts[3]));
    }

    void remember(TaskContext task) {
        task.remember(NAME, folder + " " + seen + " " + removed + " " + bytes + " " + (after == null ? "" : after));
    }

    SweepProgress nextFolder() {
        return new SweepProgress(folder + 1, null, seen, removed, bytes);
    }

    SweepProgress seen(int more, String last) {
        return new SweepProgress(folder, last, seen + more, removed, bytes);
    }

    SweepProgress removed(long size) {
        return new SweepProgress(folder, after, seen, removed + 1, bytes + size);
    }

    String sentence() {
        return "Looked at " + seen + " objects, removed " + removed + " orphans (" + StorageUsage.words(bytes) + ")";
    }
}
