package org.dutywatch.compliance.attention.estimate.domain;

import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.Contribution;
import org.dutywatch.compliance.time.domain.IntervalSet;

/** One way to read evidence: strict, likely or generous. */
public sealed interface Reading permits BurstReading, VolumeReading {

    /** @param evidence sorted by start, without what is embedded or polls */
    Result read(List<AccessObservation> evidence);

    /** More observations never take a moment away from what it finds. */
    boolean isMonotone();

    /** It reads requests that were seen beside connections together with these. */
    boolean pools();

    /** @param counted the sightings that the times rest on, by id of the observation */
    record Result(IntervalSet times, Map<String, Counted> counted) {}

    /** A sighting that counts, and what for. */
    record Counted(Sighting sighting, Contribution contribution) {}
}
