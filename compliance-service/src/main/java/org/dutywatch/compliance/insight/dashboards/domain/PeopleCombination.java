package org.dutywatch.compliance.insight.dashboards.domain;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The people of several divisions, stored once for each combination of their parts: a part costs more bytes and time than
 * its people. A part has the people of all combinations with it.
 */
enum PeopleCombination {
    /** Kind of duty, part of the day, outcome; {@link #REMOVED} if the shift is not in the roster any more. */
    SHIFT_PARTS {
        @Override
        void divide(String[] parts, Consumer<String> part) {
            if (!parts[4].equals(REMOVED)) {
                part.accept(PeopleCell.KIND.key(parts[1]));
                part.accept(PeopleCell.DAY_PART.key(parts[2]));
            }
            part.accept(PeopleCell.OUTCOME.key(parts[3]));
            part.accept(PeopleCell.KIND_OUTCOME.key(parts[1], parts[3]));
            part.accept(PeopleCell.DAY_PART_OUTCOME.key(parts[2], parts[3]));
        }
    },
    /** Log source, confidence class, and each kind of access. */
    SOURCE_PARTS {
        @Override
        void divide(String[] parts, Consumer<String> part) {
            part.accept(PeopleCell.SOURCE.key(parts[1]));
            part.accept(PeopleCell.SOURCE_CONFIDENCE.key(parts[1], parts[2]));
            Arrays.stream(parts)
                    .skip(3)
                    .filter(kind -> !kind.isEmpty())
                    .forEach(kind -> part.accept(PeopleCell.SOURCE_ACCESS.key(parts[1], kind)));
        }
    };

    static final String REMOVED = "REMOVED";

    private final String start = Tallies.key(name(), "");

    /** @param parts of the key, its name first */
    abstract void divide(String[] parts, Consumer<String> part);

    /** The key of one combination. */
    String key(String... parts) {
        return start + Tallies.key(parts);
    }

    /** The people of each part of each division ({@link PeopleCell}). */
    static Tallies divided(Tallies stored) {
        Tallies divided = new Tallies();
        stored.forEach((key, people) -> of(key).ifPresentOrElse(
                        combination -> combination.divide(
                                Tallies.parts(key), part -> divided.tally(part).add(people)),
                        () -> divided.tally(key).add(people)));
        return divided;
    }

    private static Optional<PeopleCombination> of(String key) {
        return Arrays.stream(values()).filter(one -> key.startsWith(one.start)).findFirst();
    }
}
