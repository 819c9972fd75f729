package dev.claquete.studio.cluster;

import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many database connections a node takes ({@code claquete.database.*}).
 *
 * @param connections for all work together, the engine, sessions and the messages of other nodes included; 0: by the number of
 *     cores. The counting of requests has {@link #FOR_LIMITS} more
 */
@Validated
@ConfigurationProperties("claquete.database")
public record DatabaseProperties(@PositiveOrZero @DefaultValue("0") int connections) {

    /** What the rate limits use besides, so that they wait for no work and take nothing from it. */
    public static final int FOR_LIMITS = 2;

    /** With fewer the node's own threads stand in each other's way. */
    private static final int FEWEST = 8;

    private static final int FOR_EACH_CORE = 2;

    /** Four nodes, their limits and a dump fit PostgreSQL's default of 100, of which 3 are kept for its superuser. */
    private static final int MOST = 20;

    int connections(int cores) {
        return connections > 0 ? connections : Math.min(MOST, FEWEST + FOR_EACH_CORE * cores);
    }
}
