package dev.claquete.studio.cluster;

import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many database connections a node takes ({@code claquete.database.*}).
 *
 * @param connections for all work together, including the engine, sessions and the messages of other nodes; 0: by the
 *     number of cores. Rate limits have {@link #FOR_LIMITS} more
 */
@Validated
@ConfigurationProperties("claquete.database")
public record DatabaseProperties(@PositiveOrZero @DefaultValue("0") int connections) {

    /** Additional connections for the rate limits, so that they never wait for other work or take its connections. */
    public static final int FOR_LIMITS = 2;

    /** With fewer, the node's own threads block each other. */
    private static final int FEWEST = 8;

    private static final int FOR_EACH_CORE = 2;

    /**
     * Four nodes, their limits and a dump fit PostgreSQL's default of 100, of which 3 are reserved for its superuser.
     */
    private static final int MOST = 20;

    int connections(int cores) {
        return connections > 0 ? connections : Math.min(MOST, FEWEST + FOR_EACH_CORE * cores);
    }
}
