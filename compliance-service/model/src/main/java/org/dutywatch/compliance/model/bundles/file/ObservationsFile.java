package org.dutywatch.compliance.model.bundles.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.bundles.BundleNames;

/** {@value BundleNames#OBSERVATIONS}: every access that the figures depend on, in order of time. */
public record ObservationsFile(List<AccessObservation> observations) {
    private static final Comparator<AccessObservation> BY_TIME =
            Comparator.<AccessObservation, java.time.Instant>comparing(
                            one -> one.time().start())
                    .thenComparing(one -> one.time().end())
                    .thenComparing(AccessObservation::id)
                    .thenComparing(AccessObservation::toString);

    public static ObservationsFile of(Collection<AccessObservation> evidence) {
        return new ObservationsFile(evidence.stream().sorted(BY_TIME).toList());
    }
}
