package dev.claquete.studio.local;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.util.List;

/**
 * Lets PostgreSQL run under root, which it refuses. On Linux {@code unshare -U} starts it in a user namespace of its
 * own, in which root has no privileges; some containers (Docker's default profile) forbid that.
 */
final class UserNamespace {

    private UserNamespace() {}

    static void checkPossible() {
        checkPossible(
                "root".equals(System.getProperty("user.name")),
                "Linux".equals(System.getProperty("os.name")),
                LinuxUtils.isUnshareAvailable());
    }

    static void checkPossible(boolean root, boolean linux, boolean available) {
        if (root && linux && !available) {
            throw new CannotStart(
                    "The embedded PostgreSQL does not run as root, and 'unshare' (user namespaces), which would "
                            + "solve this, is forbidden or missing here.",
                    "Start Claquete as a user other than root, or set SPRING_DATASOURCE_URL, "
                            + "SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD to a PostgreSQL server of "
                            + "your own.");
        }
    }

    /** The words to put before a command. */
    static List<String> prefix() {
        return LinuxUtils.isUnshareAvailable() ? List.of("unshare", "-U") : List.of();
    }
}
