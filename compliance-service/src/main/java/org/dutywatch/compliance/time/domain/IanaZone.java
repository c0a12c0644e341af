package org.dutywatch.compliance.time.domain;

import java.time.ZoneId;
import java.time.zone.ZoneRulesException;
import java.util.Optional;

/** Time zones by the names of the IANA database, such as {@code America/Chicago}; an offset is no zone. */
public final class IanaZone {
    /** Libraries may add zones of their own, under names that the database never has. */
    private static final char FOREIGN = '~';

    private IanaZone() {}

    /** Nothing where the database, as it comes with this Java, has no such zone. */
    public static Optional<ZoneId> find(String name) {
        try {
            return name.indexOf(FOREIGN) < 0 && ZoneId.getAvailableZoneIds().contains(name)
                    ? Optional.of(ZoneId.of(name))
                    : Optional.empty();
        } catch (ZoneRulesException e) {
            return Optional.empty();
        }
    }
}
