package org.dutywatch.compliance.measuring.minutes;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.dutywatch.compliance.model.measuring.ShiftMinutes;
import org.dutywatch.compliance.people.access.CoarseFigures;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The minutes of one site. Sites overlap, so their minutes need not add up to the total. */
public record SiteMinutes(
        @Schema(examples = "facebook") String site,

        @Schema(examples = "34.5") BigDecimal minutes) {
    private static final Comparator<SiteMinutes> LONGEST_FIRST =
            Comparator.comparing(SiteMinutes::minutes).reversed().thenComparing(SiteMinutes::site);

    /** As they are shown under a pseudonym; their order says nothing about the exact minutes either. */
    public static List<SiteMinutes> coarse(List<SiteMinutes> exact) {
        return exact.stream()
                .map(one -> new SiteMinutes(one.site(), CoarseFigures.minutes(one.minutes())))
                .sorted(LONGEST_FIRST)
                .toList();
    }

    /** Sorted by minutes, the longest first. */
    public static List<SiteMinutes> of(ShiftMinutes minutes) {
        return minutes.bySite().entrySet().stream()
                .map(entry -> new SiteMinutes(entry.getKey(), entry.getValue().toBigDecimal()))
                .sorted(LONGEST_FIRST)
                .toList();
    }
}
