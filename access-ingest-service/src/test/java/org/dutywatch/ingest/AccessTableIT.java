package org.dutywatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.dutywatch.testing.AccessWalk;
import org.dutywatch.testing.Management;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.Test;

/** Every operation of the service answers every role as {@code deploy/docs/access.csv} says. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class AccessTableIT {
    private final AccessWalk walk = new AccessWalk("access-ingest-service", Map.of());

    @Test
    void shouldHaveARowForEveryOperation() {
        assertThat(walk.differences()).isEmpty();
    }

    @Test
    void shouldKeepHealthMetricsAndOpenApiOffThePublicPort() {
        assertThat(Management.misplaced()).isEmpty();
    }

    @Test
    void shouldAnswerEveryRoleAsTheTableSays() {
        assertThat(walk.violations()).isEmpty();
    }
}
