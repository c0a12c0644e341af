package org.dutywatch.compliance.insight.dashboards.answers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardMeasure;
import org.dutywatch.compliance.insight.dashboards.domain.PeopleCell;
import org.dutywatch.compliance.insight.dashboards.domain.Rate;
import org.dutywatch.compliance.insight.dashboards.domain.ShiftTally;
import org.dutywatch.compliance.insight.dashboards.domain.WithheldFigures;
import org.dutywatch.compliance.insight.dashboards.domain.WithheldFigures.RowFigure;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One group of shifts. A shift counts once, however many findings it has. A figure that is withheld is null.
 *
 * @param by {@code ALL, UNIT, KIND} or {@code DAY_PART} (by local start: DAY from 05:00, SWING from 13:00, NIGHT from
 *     20:00)
 * @param name name of the group; empty for {@code ALL}
 * @param shifts shifts on the roster
 * @param alerts shifts with an alert about minutes that was neither withdrawn nor superseded
 * @param reviews shifts without such an alert, but with a REVIEW about minutes that was neither withdrawn nor superseded
 * @param reviewsOnTunnels share of the shifts in {@code reviews} whose findings are based on tunnels alone, 0 to 1
 * @param withdrawn share of the shifts with findings about minutes whose findings were all withdrawn or superseded, 0
 *     to 1
 */
@Schema(name = "Group")
public record FairnessGroup(
        @Schema(examples = "UNIT") String by,

        @Schema(examples = "Patrol") String name,

        @Schema(examples = "412", nullable = true) @Nullable Long shifts,

        @Schema(nullable = true) @Nullable RatePer100Shifts alerts,

        @Schema(nullable = true) @Nullable RatePer100Shifts reviews,

        @Schema(examples = "0.250", nullable = true) @Nullable
        BigDecimal reviewsOnTunnels,

        @Schema(examples = "0.125", nullable = true) @Nullable
        BigDecimal withdrawn) {

    /**
     * A rate per 100 shifts, with its 95 % interval (Wilson's score interval). If the intervals of two groups overlap,
     * the groups have not been shown to differ.
     *
     * @param shifts number of shifts that have the finding
     * @param per100Shifts the rate
     * @param low low end of the interval, per 100 shifts
     * @param high high end of the interval, per 100 shifts
     */
    public record RatePer100Shifts(
            @Schema(examples = "12") long shifts,

            @Schema(examples = "2.91") BigDecimal per100Shifts,

            @Schema(examples = "1.67") BigDecimal low,

            @Schema(examples = "5.02") BigDecimal high) {}

    /** All shifts of the department, or of the unit of the request. */
    static FairnessGroup ofAll(@Nullable String unit, ShiftTally tally, WithheldFigures withheld) {
        boolean shifts = !withheld.ofRow(unit, RowFigure.SHIFTS);
        boolean findings = shifts && (unit == null || withheld.isExact());
        boolean alerts = findings && !withheld.ofCell(PeopleCell.OUTCOME, PeopleCell.ALERT);
        boolean reviews = findings && !withheld.ofCell(PeopleCell.OUTCOME, PeopleCell.REVIEW);
        boolean past = findings && !withheld.ofCell(PeopleCell.OUTCOME, PeopleCell.WITHDRAWN);
        var shown = new Shown(
                shifts,
                alerts,
                reviews,
                reviews && !withheld.ofAnyCell(PeopleCell.REVIEW_BASIS),
                alerts && reviews && past);
        return of("ALL", "", tally, shown);
    }

    /** The shifts of a unit, whose findings are withheld unless the figures are exact. */
    static FairnessGroup ofUnit(String unit, ShiftTally tally, WithheldFigures withheld) {
        boolean findings = withheld.isExact();
        return of(
                "UNIT",
                unit,
                tally,
                new Shown(!withheld.ofRow(unit, RowFigure.SHIFTS), findings, findings, findings, findings));
    }

    /**
     * A part of the department's shifts.
     *
     * @param by division into such parts
     * @param outcomes division of those parts by outcome
     */
    static FairnessGroup ofPart(
            PeopleCell by, PeopleCell outcomes, String name, ShiftTally tally, WithheldFigures withheld) {
        boolean shifts = !withheld.ofCell(by, name);
        boolean findings = shifts && !withheld.ofAnyCell(outcomes);
        return of(by.name(), name, tally, new Shown(shifts, findings, findings, withheld.isExact(), findings));
    }

    /** Which figures of the group are shown. */
    private record Shown(boolean shifts, boolean alerts, boolean reviews, boolean tunnels, boolean withdrawn) {}

    private static FairnessGroup of(String by, String name, ShiftTally tally, Shown shown) {
        long shifts = tally.get(DashboardMeasure.SHIFTS);
        long reviews = tally.get(DashboardMeasure.SHIFTS_WITH_REVIEW);
        return new FairnessGroup(
                by,
                name,
                shown.shifts ? shifts : null,
                shown.alerts ? per100(tally.get(DashboardMeasure.SHIFTS_WITH_ALERT), shifts) : null,
                shown.reviews ? per100(reviews, shifts) : null,
                shown.tunnels ? share(tally.get(DashboardMeasure.SHIFTS_REVIEWED_ON_TUNNELS), reviews) : null,
                shown.withdrawn
                        ? share(
                                tally.get(DashboardMeasure.SHIFTS_WITHDRAWN),
                                tally.get(DashboardMeasure.SHIFTS_WITH_FINDING))
                        : null);
    }

    private static RatePer100Shifts per100(long count, long shifts) {
        Rate rate = Rate.of(count, shifts);
        return new RatePer100Shifts(count, percent(rate.rate()), percent(rate.low()), percent(rate.high()));
    }

    private static BigDecimal percent(double rate) {
        return BigDecimal.valueOf(rate * 100).setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal share(long count, long total) {
        return BigDecimal.valueOf(total == 0 ? 0 : (double) count / total).setScale(3, RoundingMode.HALF_UP);
    }

    /** The values of one CSV row, without those of limits. */
    List<@Nullable Object> csvValues() {
        return Arrays.asList(
                by,
                name,
                shifts,
                alerts == null ? null : alerts.shifts(),
                alerts == null ? null : alerts.per100Shifts(),
                alerts == null ? null : alerts.low(),
                alerts == null ? null : alerts.high(),
                reviews == null ? null : reviews.shifts(),
                reviews == null ? null : reviews.per100Shifts(),
                reviews == null ? null : reviews.low(),
                reviews == null ? null : reviews.high(),
                reviewsOnTunnels,
                withdrawn);
    }
}
