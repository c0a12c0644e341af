package org.dutywatch.eventkit.rest;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Provides the time zone of the department, {@code dutywatch.zone}; UTC where it is not set. */
public class DepartmentZone {
    @Produces
    @Singleton
    ZoneId zone(@ConfigProperty(name = "dutywatch.zone", defaultValue = "UTC") ZoneId zone) {
        return zone;
    }
}
