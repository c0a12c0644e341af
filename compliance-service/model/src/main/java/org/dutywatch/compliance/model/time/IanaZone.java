package org.dutywatch.compliance.model.time;

import java.time.ZoneId;
import java.time.zone.ZoneRulesException;
import java.util.Optional;

/** Finds time zones by their names in the IANA database, such as {@code America/Chicago}. Offsets are not accepted. */
public final class IanaZone {
    /** Marks zones that libraries add on their own; no name in the IANA database contains it. */
    private static final char LIBRARY_ZONE_MARK = '~';

    private IanaZone() {}

    /** @return empty if the IANA database of this Java version has no zone of this name */
    public static Optional<ZoneId> find(String name) {
        try {
            return name.indexOf(LIBRARY_ZONE_MARK) < 0
                            && ZoneId.getAvailableZoneIds().contains(name)
                    ? Optional.of(ZoneId.of(name))
                    : Optional.empty();
        } catch (ZoneRulesException e) {
            return Optional.empty();
        }
    }
}
