package org.dutywatch.eventkit.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Attempts that are not recorded yet, each with how many alike there were. An actor who tries many targets at once gets
 * one entry for those after the first {@value #TARGETS_OF_AN_ACTOR}, so that nobody can flood the trail or the memory.
 */
class PendingAttempts {
    static final int TARGETS_OF_AN_ACTOR = 20;

    /** @param first when the first of them was answered */
    record Times(Instant first, long number) {
        Times and(Times other) {
            return new Times(first.isBefore(other.first) ? first : other.first, number + other.number);
        }
    }

    private final Map<Attempt, Times> attempts = new LinkedHashMap<>();
    private final Map<String, Integer> targetsByActor = new HashMap<>();

    synchronized void add(Attempt attempt, Instant at) {
        add(attempt, new Times(at, 1));
    }

    /** Removes and returns all attempts, in the order in which they came. */
    synchronized Map<Attempt, Times> take() {
        var taken = new LinkedHashMap<>(attempts);
        attempts.clear();
        targetsByActor.clear();
        return taken;
    }

    /** Adds what was taken but could not be recorded. */
    synchronized void putBack(Map<Attempt, Times> taken) {
        taken.forEach(this::add);
    }

    private void add(Attempt attempt, Times times) {
        Attempt counted = attempt;
        if (!attempts.containsKey(attempt)) {
            int targets = targetsByActor.merge(attempt.actor().name(), 1, Integer::sum);
            counted = targets > TARGETS_OF_AN_ACTOR ? attempt.withoutTarget() : attempt;
        }
        attempts.merge(counted, times, Times::and);
    }
}
