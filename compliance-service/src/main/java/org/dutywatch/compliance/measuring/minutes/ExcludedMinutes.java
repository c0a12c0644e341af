package org.dutywatch.compliance.measuring.minutes;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.dutywatch.compliance.model.measuring.ExclusionReason;
import org.dutywatch.compliance.model.measuring.ShiftMinutes;
import org.dutywatch.compliance.people.access.CoarseFigures;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Minutes that were not counted, and why. */
public record ExcludedMinutes(
        ExclusionReason reason, @Schema(examples = "12.9") BigDecimal minutes) {

    /** As they are shown under a pseudonym. */
    public static List<ExcludedMinutes> coarse(List<ExcludedMinutes> exact) {
        return exact.stream()
                .map(one -> new ExcludedMinutes(one.reason(), CoarseFigures.minutes(one.minutes())))
                .toList();
    }

    /** Sorted by reason. */
    public static List<ExcludedMinutes> of(ShiftMinutes minutes) {
        return minutes.excluded().entrySet().stream()
                .map(entry ->
                        new ExcludedMinutes(entry.getKey(), entry.getValue().toBigDecimal()))
                .sorted(Comparator.comparing(ExcludedMinutes::reason))
                .toList();
    }
}
