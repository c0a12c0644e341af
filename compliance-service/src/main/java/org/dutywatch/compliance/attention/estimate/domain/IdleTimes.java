package org.dutywatch.compliance.attention.estimate.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutywatch.compliance.attention.domain.AccessKind;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.jspecify.annotations.Nullable;

/**
 * How long the connections to each host stay open after their last use: as long as the shortest of them lasted, because
 * that one was used just once. Browsers, proxies and servers all differ in it.
 */
final class IdleTimes {
    /** From so many connections on, the shortest of them says something. */
    private static final int ENOUGH = 2;

    private final ActivityRule rule;
    private final Map<String, Long> shortest = new HashMap<>();
    private final Map<String, Integer> connections = new HashMap<>();
    private final Set<String> goOn = new HashSet<>();

    /** @param evidence sorted by start */
    IdleTimes(ActivityRule rule, List<AccessObservation> evidence) {
        this.rule = rule;
        if (rule.learns()) {
            Set<String> continuing = continuing(evidence);
            for (AccessObservation one : evidence) {
                if (!goOn.contains(one.id()) && !continuing.contains(one.id())) {
                    shortest.merge(one.host(), one.time().length().toMillis(), Math::min);
                    connections.merge(one.host(), 1, Integer::sum);
                }
            }
        }
    }

    /** Firewalls report long sessions in pieces: which go on with an earlier one; notes which are gone on with. */
    private Set<String> continuing(List<AccessObservation> evidence) {
        Map<String, AccessObservation> endingAt = new HashMap<>();
        Set<String> continuing = new HashSet<>();
        for (AccessObservation one : evidence) {
            AccessObservation before = before(one, endingAt);
            if (before != null) {
                continuing.add(one.id());
                goOn.add(before.id());
            }
            endingAt.put(key(one, one.time().end()), one);
        }
        return continuing;
    }

    /** Taken out of {@code endingAt}: a session goes on once. */
    private static @Nullable AccessObservation before(AccessObservation one, Map<String, AccessObservation> endingAt) {
        Instant start = one.time().start();
        AccessObservation before = endingAt.remove(key(one, start));
        if (before != null || one.kind() != AccessKind.FLOW || !isWholeSecond(start)) {
            return before;
        }
        return endingAt.remove(key(one, start.minusSeconds(1)));
    }

    /**
     * A format in whole seconds cuts the start and the length of each piece off, so that it seems to end up to a second
     * before the next one begins, never after.
     */
    private static boolean isWholeSecond(Instant time) {
        return time.getNano() == 0;
    }

    private static String key(AccessObservation one, Instant time) {
        return one.host() + time;
    }

    long of(AccessObservation one) {
        if (!rule.learns()) {
            return rule.idle().toMillis();
        }
        if (goOn.contains(one.id())) {
            return 0;
        }
        if (connections.getOrDefault(one.host(), 0) < ENOUGH) {
            return rule.idle().toMillis();
        }
        return Math.min(
                shortest.getOrDefault(one.host(), Long.MAX_VALUE),
                rule.mostIdle().toMillis());
    }
}
