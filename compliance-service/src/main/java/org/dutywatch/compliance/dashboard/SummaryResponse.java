package org.dutywatch.compliance.dashboard;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A department in a range of time, without persons.
 *
 * @param from shifts that start at or after it
 * @param to shifts that start before it
 * @param topSites the ten sites with the most minutes
 * @param excluded minutes that were left out, by reason
 * @param units by name
 */
public record SummaryResponse(
        Instant from, Instant to, Figures total, List<Site> topSites, List<Excluded> excluded, List<Unit> units) {

    /**
     * @param shifts shifts on the roster
     * @param shiftsWithAccess shifts with at least one counted access
     * @param employeesObserved employees with at least one counted access
     * @param alerts open findings whose low figure is over the limit
     * @param reviews open findings that a person should look at
     * @param withdrawn findings that were taken back
     * @param minutesTotal best estimates, added up
     * @param minutesMedian of the shifts with access
     */
    public record Figures(
            @Schema(examples = "412") long shifts,

            @Schema(examples = "97") long shiftsWithAccess,

            @Schema(examples = "41") long employeesObserved,

            @Schema(examples = "2") long alerts,

            @Schema(examples = "3") long reviews,

            @Schema(examples = "1") long withdrawn,

            @Schema(examples = "512.4") BigDecimal minutesTotal,

            @Schema(examples = "3.6") BigDecimal minutesMedian) {}

    /** Minutes of one site; sites overlap, so these add up to more than the total. */
    public record Site(
            @Schema(examples = "facebook") String site,

            @Schema(examples = "211.5") BigDecimal minutes,

            @Schema(examples = "31") long shifts) {}

    public record Excluded(
            @Schema(examples = "EMBED") String reason,

            @Schema(examples = "1830.2") BigDecimal minutes) {}

    public record Unit(@Schema(examples = "Patrol") String unit, Figures figures) {}
}
