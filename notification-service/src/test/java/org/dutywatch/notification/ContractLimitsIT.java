package org.dutywatch.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dutywatch.testing.ContractLimits;
import org.junit.jupiter.api.Test;

/** The description of the REST interface, which the build has just written, limits its lists. */
class ContractLimitsIT {
    @Test
    void shouldLimitEveryListOfARequestAndOfAnAnswer() {
        assertThat(ContractLimits.unlimited(Path.of("contracts/openapi.json"))).isEmpty();
    }
}
