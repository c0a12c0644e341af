package org.dutywatch.compliance.rules.exemptions;

import org.dutywatch.compliance.model.measuring.ShiftEvaluator;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.WeeklyHours;
import org.jspecify.annotations.Nullable;

/**
 * Whom an exemption exempts, and when.
 *
 * @param employeeId null if it is for a unit
 * @param unit null if it is for one employee
 * @param window when it applies; with weekly hours, the period in which they repeat
 * @param hours the weekly hours within the window; null if it applies during the whole window
 * @param isForSomeSites whether it is limited to some sites
 */
public record ExemptionScope(
        @Nullable String employeeId,
        @Nullable String unit,
        Interval window,
        @Nullable WeeklyHours hours,
        boolean isForSomeSites) {

    public static ExemptionScope of(RequestedExemption requested) {
        return new ExemptionScope(
                requested.employeeId(),
                requested.unit(),
                requested.window(),
                requested.hours(),
                !requested.sites().isEmpty());
    }

    public static ExemptionScope of(ExemptionTerms terms) {
        return new ExemptionScope(
                terms.employeeId,
                terms.unit,
                terms.window(),
                terms.hours(),
                !terms.siteKeys().isEmpty());
    }

    /** A shift can be affected only if it overlaps this time. */
    Interval affected() {
        return reach(window);
    }

    /** Whether it exempts a part of this time, or can change what counts in it. */
    boolean affects(Interval time) {
        WeeklyHours weekly = hours;
        if (weekly == null) {
            return affected().overlaps(time);
        }
        return weekly.during(window, reach(time)).intervals().stream()
                .anyMatch(one -> reach(one).overlaps(time));
    }

    /**
     * The accesses that an exemption of some sites covers are removed before attention is estimated, also those shortly
     * before and after a shift, which are estimated with it.
     */
    private Interval reach(Interval time) {
        return isForSomeSites ? time.widened(ShiftEvaluator.MARGIN) : time;
    }
}
