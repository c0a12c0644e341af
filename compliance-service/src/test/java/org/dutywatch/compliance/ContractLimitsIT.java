package org.dutywatch.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dutywatch.testing.ContractLimits;
import org.junit.jupiter.api.Test;

/** The description of the REST interface, which the build has just written, limits its lists. */
class ContractLimitsIT {
    @Test
    void shouldLimitEveryListOfARequestAndOfAnAnswer() {
        assertThat(ContractLimits.unlimited(Path.of("contracts/openapi.json")))
                .containsExactlyInAnyOrder(
                        // One item for each site of the catalogue, each source and each clause of the order.
                        "get /api/v1/dashboard/sites: answer.items",
                        "get /api/v1/dashboard/sources: answer.items",
                        "get /api/v1/regulations: answer.items");
    }
}
