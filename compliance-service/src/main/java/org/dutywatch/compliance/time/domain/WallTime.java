package org.dutywatch.compliance.time.domain;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * What a time that a clock on the wall shows stands for. On the nights of a clock change an hour happens twice or not
 * at all; which of the two was meant is never guessed, because an hour decides who was on duty.
 */
public sealed interface WallTime {

    static WallTime of(LocalDateTime wall, ZoneRules rules) {
        List<ZoneOffset> offsets = rules.getValidOffsets(wall);
        if (offsets.isEmpty()) {
            return new Nonexistent(wall);
        }
        return offsets.size() == 1
                ? new At(wall.toInstant(offsets.get(0)))
                : new Ambiguous(wall, offsets.get(0), offsets.get(1));
    }

    /** It happens once. */
    record At(Instant instant) implements WallTime {}

    /** It happens twice: the clock is set back. */
    record Ambiguous(LocalDateTime wall, ZoneOffset first, ZoneOffset second) implements WallTime {

        /** For people, after the name of the time and of the zone. */
        public String words() {
            return "happens twice, because the clock is set back: write which of them, " + wall + first + " or " + wall
                    + second;
        }
    }

    /** It never happens: the clock is set forward over it. */
    record Nonexistent(LocalDateTime wall) implements WallTime {

        /** For people, after the name of the time and of the zone. */
        public String words() {
            return "never happens, because the clock is set forward over it";
        }
    }
}
