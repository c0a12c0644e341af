package org.dutywatch.benchmarks.minutes.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A world to be right in.
 *
 * @param noise how loud the background is
 * @param sight what the log sees
 * @param identity how a line tells whose it is
 */
public record World(Noise.Level noise, Sight sight, Identity identity) {

    /** What the log sees. */
    public enum Sight {
        URL,
        TUNNEL,
        /** The proxy looks into the connections to some sites, not to others. */
        MIXED,
        FLOW
    }

    /** How a line tells whose it is. */
    public enum Identity {
        /** A user name on each line. */
        NAME,
        /** The client's address, which somebody else has before and after. */
        LEASE,
        /** User names at the own desk, nobody's at a terminal that all use. */
        SHARED
    }

    public static List<World> all() {
        List<World> worlds = new ArrayList<>();
        for (Sight sight : Sight.values()) {
            for (Identity identity : Identity.values()) {
                for (Noise.Level noise : Noise.Level.values()) {
                    worlds.add(new World(noise, sight, identity));
                }
            }
        }
        return worlds;
    }

    /** Whether its name, such as {@code noisy-url-name}, holds all parts of {@code wanted}. */
    public boolean matches(String wanted) {
        return Stream.of(wanted.toLowerCase(Locale.ROOT).split("-"))
                .allMatch(part -> List.of(toString().split("-")).contains(part));
    }

    @Override
    public String toString() {
        return (noise + "-" + sight + "-" + identity).toLowerCase(Locale.ROOT);
    }
}
