package org.dutywatch.compliance.roster;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Rosters that people load hold until they load others. */
@DefaultBean
@ApplicationScoped
class LoadedRosters implements RosterHorizon {
    @Override
    public Map<String, Instant> knownUntil(Collection<String> employeeIds) {
        return Map.of();
    }
}
