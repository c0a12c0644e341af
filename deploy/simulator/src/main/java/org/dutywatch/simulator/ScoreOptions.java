package org.dutywatch.simulator;

import java.util.ArrayList;
import java.util.List;
import org.dutywatch.simulator.world.World;

/**
 * The command line options.
 *
 * @param worlds the worlds that match {@code --worlds}
 * @param shifts number of shifts per world and seed
 * @param seeds number of seeds; every seed is a department with a different reading pace
 * @param firstSeed the first seed; other seeds give other departments
 * @param limit limit in minutes per shift
 * @param fit whether to fit bands and not score
 */
record ScoreOptions(List<World> worlds, int shifts, int seeds, int firstSeed, int limit, boolean fit) {
    static final String USAGE = """
            deploy/simulator/run [--worlds PART[-PART...][,...]] [--shifts N] [--seeds N] [--first-seed N] [--limit MINUTES] [--fit]

            PART is quiet, middling, noisy; url, tunnel, mixed, flow; name, lease, shared. A world matches when it has all
            parts of one of the names: --worlds url-name,tunnel. Without --worlds: all 36.
            """;

    /** @throws IllegalArgumentException for a wrong option; the message names it */
    static ScoreOptions parse(String[] args) {
        List<World> worlds = new ArrayList<>(World.all());
        int shifts = 60;
        int seeds = 5;
        int first = 0;
        int limit = 30;
        boolean fit = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--fit" -> fit = true;
                case "--worlds" -> {
                    List<String> wanted = List.of(value(args, ++i).split(","));
                    worlds.removeIf(world -> wanted.stream().noneMatch(world::matches));
                }
                case "--shifts" -> shifts = number(args, ++i);
                case "--seeds" -> seeds = number(args, ++i);
                case "--first-seed" -> first = number(args, ++i);
                case "--limit" -> limit = number(args, ++i);
                default -> throw new IllegalArgumentException("unknown option " + args[i]);
            }
        }
        if (worlds.isEmpty()) {
            throw new IllegalArgumentException("no world has these parts");
        }
        // By default, bands are fitted on other departments than those that are scored.
        return new ScoreOptions(worlds, shifts, seeds, first > 0 ? first : fit ? 1 : 1_001, limit, fit);
    }

    private static String value(String[] args, int i) {
        if (i >= args.length) {
            throw new IllegalArgumentException(args[i - 1] + " needs a value");
        }
        return args[i];
    }

    private static int number(String[] args, int i) {
        String text = value(args, i);
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException(args[i - 1] + " needs a number from 1, not " + text);
        }
        return Integer.parseInt(text);
    }
}
