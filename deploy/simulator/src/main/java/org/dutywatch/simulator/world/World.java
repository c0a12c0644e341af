package org.dutywatch.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The conditions of a simulation. Scores are reported by world.
 *
 * @param noise amount of background traffic
 * @param visibility what the log shows
 * @param identity how a log line identifies the person
 */
public record World(Noise.Level noise, LogVisibility visibility, LineIdentity identity) {

    /** What the log shows. */
    public enum LogVisibility {
        URL,
        TUNNEL,
        /** The proxy inspects connections to some sites and not to others. */
        MIXED,
        FLOW
    }

    /** How a log line identifies the person. */
    public enum LineIdentity {
        /** A user name on each line. */
        NAME,
        /** Only the client's address, which another person has before and after. */
        LEASE,
        /** User names at the person's own desk, no user names at a terminal that everybody uses. */
        SHARED
    }

    public static List<World> all() {
        List<World> worlds = new ArrayList<>();
        for (LogVisibility visibility : LogVisibility.values()) {
            for (LineIdentity identity : LineIdentity.values()) {
                for (Noise.Level noise : Noise.Level.values()) {
                    worlds.add(new World(noise, visibility, identity));
                }
            }
        }
        return worlds;
    }

    /** Whether the name of this world, such as {@code noisy-url-name}, has all parts of {@code wanted}. */
    public boolean matches(String wanted) {
        return Stream.of(wanted.toLowerCase(Locale.ROOT).split("-"))
                .allMatch(part -> List.of(toString().split("-")).contains(part));
    }

    @Override
    public String toString() {
        return (noise + "-" + visibility + "-" + identity).toLowerCase(Locale.ROOT);
    }
}
