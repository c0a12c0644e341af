package org.dutywatch.compliance.model.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * The instant of a local date and time, or why there is no single one. When the clocks change, an hour happens twice or
 * not at all. Which of two instants is meant is never guessed, because an hour decides who was on duty.
 */
public sealed interface WallTime {

    static WallTime of(LocalDateTime wall, ZoneRules rules) {
        List<ZoneOffset> offsets = rules.getValidOffsets(wall);
        if (offsets.isEmpty()) {
            return new Nonexistent(wall);
        }
        return offsets.size() == 1
                ? new UniqueInstant(wall.toInstant(offsets.get(0)))
                : new Ambiguous(wall, offsets.get(0), offsets.get(1));
    }

    /** The local time happens once. */
    record UniqueInstant(Instant instant) implements WallTime {}

    /** The local time happens twice, because the clock is set back. */
    record Ambiguous(LocalDateTime wall, ZoneOffset first, ZoneOffset second) implements WallTime {

        /** Text for people; follows the local time and the zone in a sentence. */
        public String message() {
            return "happens twice, because the clock is set back: write which of them, " + wall + first + " or " + wall
                    + second;
        }
    }

    /** The local time never happens, because the clock is set forward. */
    record Nonexistent(LocalDateTime wall) implements WallTime {

        /** Text for people; follows the local time and the zone in a sentence. */
        public String message() {
            return "never happens, because the clock is set forward over it";
        }
    }
}
