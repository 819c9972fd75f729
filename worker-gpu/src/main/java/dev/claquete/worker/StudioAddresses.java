package dev.claquete.worker;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The nodes of the studio in order of preference. A node that did not answer is asked last for a while. Logs once a
 * minute which nodes are down. Thread-safe.
 */
final class StudioAddresses {

    private static final Logger log = LoggerFactory.getLogger(StudioAddresses.class);

    /** How long an address that failed is asked last. */
    private static final Duration REST = Duration.ofSeconds(15);

    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final List<URI> addresses;
    private final Clock clock;
    private final Map<URI, Instant> failedAt = new HashMap<>();
    private final Map<String, Instant> saidAt = new HashMap<>();
    private boolean away;

    StudioAddresses(List<URI> addresses, Clock clock) {
        this.addresses = List.copyOf(addresses);
        this.clock = clock;
    }

    /** The addresses in the order in which to ask them. */
    synchronized List<URI> inOrder() {
        Instant now = clock.instant();
        List<URI> order = new ArrayList<>(addresses);
        order.sort(Comparator.comparing(address -> {
            Instant failed = failedAt.get(address);
            return failed == null || failed.plus(REST).isBefore(now) ? Instant.MIN : failed;
        }));
        return order;
    }

    synchronized void answered(URI address) {
        boolean wasAway = failedAt.remove(address) != null || away;
        away = false;
        if (wasAway && mayBeSaid("back " + address)) {
            log.info("The studio at {} answers", address);
        }
    }

    synchronized void failed(URI address, Exception problem) {
        failedAt.put(address, clock.instant());
        if (addresses.size() > 1 && mayBeSaid("away " + address)) {
            log.warn("The studio at {} does not answer; trying the next address: {}", address, problem.toString());
        }
    }

    /** Logs that none answers. */
    synchronized void noneAnswered(Exception problem) {
        away = true;
        if (mayBeSaid("all away")) {
            log.warn("No studio answers at {}; work continues when one does: {}", addresses, problem.toString());
        }
    }

    /** One line a minute for each node, however many calls fail. */
    private boolean mayBeSaid(String line) {
        Instant now = clock.instant();
        Instant said = saidAt.get(line);
        if (said != null && said.plus(BETWEEN_LINES).isAfter(now)) {
            return false;
        }
        saidAt.put(line, now);
        return true;
    }
}
