package org.dutywatch.compliance.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The current time, and the current date in the department's time zone. */
@ApplicationScoped
class DepartmentTime {
    private final ZoneId zone;
    private final Clock clock;

    DepartmentTime(@ConfigProperty(name = "dutywatch.zone", defaultValue = "UTC") String zone, Clock clock) {
        this.zone = ZoneId.of(zone);
        this.clock = clock;
    }

    ZoneId zone() {
        return zone;
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
