package org.dutywatch.compliance.evidence.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.attention.domain.AccessObservation;

/**
 * The accesses of one employee that began in one hour: a set by id that only grows. Telling an access again adds what
 * the new telling knows of pages elsewhere and nothing else, so that neither order nor repetition matters.
 */
public final class EvidenceHour {
    /** Few accesses last longer; hours that hold one are looked for apart. */
    public static final Duration USUAL = Duration.ofHours(6);

    /** How long before a time an access that reaches into it is looked for: longer ones end unseen after this. */
    public static final Duration LONGEST = Duration.ofDays(7);

    private final Map<String, AccessObservation> byId = new HashMap<>();

    public EvidenceHour(Collection<AccessObservation> known) {
        known.forEach(one -> byId.put(one.id(), one));
    }

    /** The hour that an access belongs to. */
    public static Instant of(Instant start) {
        return start.truncatedTo(ChronoUnit.HOURS);
    }

    /** @return whether this says anything that was not known */
    public boolean add(AccessObservation told) {
        AccessObservation known = byId.get(told.id());
        AccessObservation merged = known == null ? told : known.merge(told);
        byId.put(told.id(), merged);
        return !merged.equals(known);
    }

    /** In no particular order. */
    public List<AccessObservation> observations() {
        return List.copyOf(byId.values());
    }

    public int size() {
        return byId.size();
    }

    /** The end of the access that ends last. */
    public Instant until() {
        return byId.values().stream()
                .map(one -> one.time().end())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    /** Holds an access longer than {@link #USUAL}. */
    public boolean isLong() {
        return byId.values().stream().anyMatch(one -> one.time().length().compareTo(USUAL) > 0);
    }
}
