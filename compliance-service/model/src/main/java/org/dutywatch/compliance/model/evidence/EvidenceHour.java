package org.dutywatch.compliance.model.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.model.attention.AccessObservation;

/**
 * The accesses of one employee that began in one hour: a set by id that only grows. An access that is added again is
 * merged with the known one ({@link AccessObservation#merge}), so that neither order nor repetition matters.
 */
public final class EvidenceHour {
    /** Few accesses last longer. Hours that contain a longer one are found by a separate query. */
    public static final Duration USUAL_DURATION = Duration.ofHours(6);

    /** An access that began longer than this before a window is not found, even if it reaches into the window. */
    public static final Duration MAX_DURATION = Duration.ofDays(7);

    private final Map<String, AccessObservation> byId = new HashMap<>();

    public EvidenceHour(Collection<AccessObservation> known) {
        known.forEach(one -> byId.put(one.id(), one));
    }

    /** The hour that an access belongs to. */
    public static Instant hourOf(Instant start) {
        return start.truncatedTo(ChronoUnit.HOURS);
    }

    /**
     * Adds an access, or merges it with the known one of the same id.
     *
     * @return whether anything changed: the access is new, or the merge gives a better identity, another ambiguity or a
     *     smaller time since an unmonitored page
     */
    public boolean add(AccessObservation observation) {
        AccessObservation known = byId.get(observation.id());
        AccessObservation merged = known == null ? observation : known.merge(observation);
        byId.put(observation.id(), merged);
        return !merged.equals(known);
    }

    /** In no particular order. */
    public List<AccessObservation> observations() {
        return List.copyOf(byId.values());
    }

    public int size() {
        return byId.size();
    }

    /** The latest end of an access; the epoch if there is none. */
    public Instant latestEnd() {
        return byId.values().stream()
                .map(one -> one.time().end())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    /** Whether it contains an access longer than {@link #USUAL_DURATION}. */
    public boolean hasLongAccess() {
        return byId.values().stream().anyMatch(one -> one.time().length().compareTo(USUAL_DURATION) > 0);
    }
}
