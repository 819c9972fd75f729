package dev.claquete.studio.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabasePropertiesTest {

    private static final int DEFAULT_OF_POSTGRES = 100;
    private static final int KEPT_FOR_SUPERUSERS = 3;
    private static final int PG_DUMP = 1;
    private static final int PEOPLE_WITH_PSQL = 3;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 16, 64, 192})
    void fourNodesAndADumpFitADatabaseAsItComes(int cores) {
        int node = new DatabaseProperties(0).connections(cores) + DatabaseProperties.FOR_LIMITS;

        assertThat(4 * node + PG_DUMP + PEOPLE_WITH_PSQL)
                .isLessThanOrEqualTo(DEFAULT_OF_POSTGRES - KEPT_FOR_SUPERUSERS);
    }

    @Test
    void moreCoresTakeMoreConnections() {
        DatabaseProperties byCores = new DatabaseProperties(0);

        assertThat(byCores.connections(1)).isLessThan(byCores.connections(2)).isLessThan(byCores.connections(4));
    }

    @Test
    void whatAnOperatorSaysCounts() {
        assertThat(new DatabaseProperties(33).connections(2)).isEqualTo(33);
    }
}
