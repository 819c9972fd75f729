package dev.claquete.studio.file;

import java.util.Map;

/**
 * An account's storage use, in bytes.
 *
 * @param reserved announced, but not stored yet
 * @param quota 0 for unlimited
 * @param byKind image, audio, video and other
 */
public record StorageUsage(long used, long reserved, long quota, long files, Map<String, Share> byKind) {

    record Share(long files, long bytes) {}

    public boolean takes(long more) {
        return quota == 0 || used + reserved + more <= quota;
    }

    /** The remaining room. */
    public long left() {
        return quota == 0 ? Long.MAX_VALUE : Math.max(0, quota - used - reserved);
    }

    /** For people: {@code 1.5 GB}. */
    public static String words(long bytes) {
        String[] units = {"bytes", "KB", "MB", "GB", "TB"};
        int unit = 0;
        double amount = bytes;
        while (amount >= 1024 && unit < units.length - 1) {
            amount /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " bytes" : String.format(java.util.Locale.ROOT, "%.1f %s", amount, units[unit]);
    }
}
