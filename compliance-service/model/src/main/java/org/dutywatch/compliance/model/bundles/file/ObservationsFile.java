package org.dutywatch.compliance.model.bundles.file;

import java.util.Collection;
import java.util.List;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.bundles.BundleNames;

/** {@value BundleNames#OBSERVATIONS}: every access that the figures depend on, in order of time. */
public record ObservationsFile(List<AccessObservation> observations) {
    public static ObservationsFile of(Collection<AccessObservation> evidence) {
        return new ObservationsFile(
                evidence.stream().sorted(AccessObservation.BY_TIME).toList());
    }
}
