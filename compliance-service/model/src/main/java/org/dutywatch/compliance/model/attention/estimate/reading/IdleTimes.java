package org.dutywatch.compliance.model.attention.estimate.reading;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutywatch.compliance.model.attention.AccessKind;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.estimate.rule.ActivityRule;
import org.jspecify.annotations.Nullable;

/**
 * How long the connections to each host stay open after their last use. This is learned for each host, because
 * browsers, proxies and servers differ: it is the duration of the host's shortest connection, which was probably used
 * just once.
 */
final class IdleTimes {
    /** With fewer connections to a host, the default idle time is used. Chosen by us (ADR 014). */
    private static final int MIN_CONNECTIONS = 2;

    private final ActivityRule rule;
    private final Map<String, Long> shortestMillis = new HashMap<>();
    private final Map<String, Integer> connectionCounts = new HashMap<>();
    private final Set<String> continued = new HashSet<>();

    /** @param evidence sorted by start */
    IdleTimes(ActivityRule rule, List<AccessObservation> evidence) {
        this.rule = rule;
        if (rule.learnsIdleTime()) {
            Set<String> continuing = continuing(evidence);
            for (AccessObservation one : evidence) {
                if (!continued.contains(one.id()) && !continuing.contains(one.id())) {
                    shortestMillis.merge(one.host(), one.time().length().toMillis(), Math::min);
                    connectionCounts.merge(one.host(), 1, Integer::sum);
                }
            }
        }
    }

    /**
     * Firewalls report long sessions in several records. Adds each record that another one continues to
     * {@code continued}.
     *
     * @return ids of the records that continue an earlier one
     */
    private Set<String> continuing(List<AccessObservation> evidence) {
        Map<String, AccessObservation> endingAt = new HashMap<>();
        Set<String> continuing = new HashSet<>();
        for (AccessObservation one : evidence) {
            AccessObservation previous = previous(one, endingAt);
            if (previous != null) {
                continuing.add(one.id());
                continued.add(previous.id());
            }
            endingAt.put(key(one, one.time().end()), one);
        }
        return continuing;
    }

    /**
     * Finds the record that {@code one} continues and removes it from {@code endingAt}: a record is continued only
     * once.
     */
    private static @Nullable AccessObservation previous(
            AccessObservation one, Map<String, AccessObservation> endingAt) {
        Instant start = one.time().start();
        AccessObservation previous = endingAt.remove(key(one, start));
        if (previous != null || one.kind() != AccessKind.FLOW || !isWholeSecond(start)) {
            return previous;
        }
        return endingAt.remove(key(one, start.minusSeconds(1)));
    }

    /**
     * A log format in whole seconds truncates the start and the length of each record, so that a record seems to end up
     * to one second before the record that continues it, never after.
     */
    private static boolean isWholeSecond(Instant time) {
        return time.getNano() == 0;
    }

    private static String key(AccessObservation one, Instant time) {
        return one.host() + time;
    }

    /** Idle time at the end of the observation, in milliseconds; 0 if another record continues it. */
    long of(AccessObservation one) {
        if (!rule.learnsIdleTime()) {
            return rule.idle().toMillis();
        }
        if (continued.contains(one.id())) {
            return 0;
        }
        if (connectionCounts.getOrDefault(one.host(), 0) < MIN_CONNECTIONS) {
            return rule.idle().toMillis();
        }
        return Math.min(
                shortestMillis.getOrDefault(one.host(), Long.MAX_VALUE),
                rule.mostIdle().toMillis());
    }
}
