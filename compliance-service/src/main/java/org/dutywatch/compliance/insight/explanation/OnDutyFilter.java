package org.dutywatch.compliance.insight.explanation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dutywatch.compliance.insight.explanation.Explanation.ExplainedAccess;
import org.dutywatch.compliance.insight.explanation.Explanation.HostAccesses;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.time.Interval;

/**
 * Clips accesses to time on duty. What a person does outside these times is private and is never shown.
 *
 * @param times time on duty, in order
 */
record OnDutyFilter(List<Interval> times) {

    /** Whether any moment of this time is on duty. */
    boolean overlaps(Interval time) {
        return times.stream().anyMatch(time::overlaps);
    }

    /** The access, clipped to time on duty; nothing where no moment of it is on duty. */
    Optional<ExplainedAccess> clip(AccessObservation access) {
        return clipped(access.time())
                .map(time -> new ExplainedAccess(
                        access.id(),
                        time.start(),
                        time.end(),
                        access.site(),
                        access.host(),
                        access.role(),
                        access.kind()));
    }

    /**
     * The time from the first to the last moment of the access that is on duty. An access that spans a break stays one.
     *
     * @return nothing where no moment of the access is on duty
     */
    private Optional<Interval> clipped(Interval time) {
        List<Interval> shared = times.stream().filter(time::overlaps).toList();
        if (shared.isEmpty()) {
            return Optional.empty();
        }
        Instant start = later(time.start(), shared.get(0).start());
        Instant end = earlier(time.end(), shared.get(shared.size() - 1).end());
        return Optional.of(new Interval(start, later(start, end)));
    }

    /** The part of the accesses that is on duty, summed by host, in order of site and host. */
    List<HostAccesses> byHost(Collection<AccessObservation> accesses) {
        Map<String, HostAccesses> byHost = new TreeMap<>();
        for (AccessObservation one : accesses) {
            clipped(one.time())
                    .ifPresent(time -> byHost.merge(
                            one.site() + " " + one.host(),
                            new HostAccesses(one.site(), one.host(), 1, time.start(), time.end()),
                            OnDutyFilter::merged));
        }
        return new ArrayList<>(byHost.values());
    }

    private static HostAccesses merged(HostAccesses one, HostAccesses other) {
        return new HostAccesses(
                one.site(),
                one.host(),
                one.count() + other.count(),
                earlier(one.first(), other.first()),
                later(one.last(), other.last()));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
