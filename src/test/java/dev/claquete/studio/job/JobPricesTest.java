package dev.claquete.studio.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.operation.Operation;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.credit.Tariff;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StudioTest
class JobPricesTest {

    @Autowired
    List<? extends Operation<?>> operations;

    @Autowired
    Tariff tariff;

    @Test
    void everyOperationHasAPriceForThoseWhoChargeForTheirMachines() {
        assertThat(operations).hasSizeGreaterThan(10).allSatisfy(operation -> assertThat(
                        tariff.price(operation.price()))
                .isNotNegative());
    }
}
