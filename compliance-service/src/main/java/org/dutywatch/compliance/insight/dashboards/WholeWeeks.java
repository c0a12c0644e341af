package org.dutywatch.compliance.insight.dashboards;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.dutywatch.compliance.model.verdicts.DepartmentWeek;
import org.dutywatch.compliance.rules.policies.LimitsConfig;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/**
 * The times for which dry runs and comparisons give figures that are not exact: whole weeks of the department that have
 * ended. So the times of two requests differ by whole weeks, and never by one shift.
 */
@ApplicationScoped
public class WholeWeeks {
    private final DepartmentWeek weeks;
    private final Clock clock;

    WholeWeeks(LimitsConfig config, Clock clock, ZoneId zone) {
        this.weeks = new DepartmentWeek(zone, config.weekStartsOn());
        this.clock = clock;
    }

    /** The start of the week that contains the moment. */
    public Instant startOf(Instant moment) {
        return weeks.of(moment).start();
    }

    /**
     * @param what is about these weeks, such as "a dry run"
     * @throws ProblemException INVALID_REQUEST for any other range; the message names a range that is possible
     */
    public void refuseUnlessWhole(String what, Instant from, Instant to) {
        boolean whole = startOf(from).equals(from) && startOf(to).equals(to);
        if (!whole || to.isAfter(clock.instant())) {
            var week = weeks.of(from);
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    what + " is about whole weeks that have ended, such as from=" + week.start() + ", to=" + week.end()
                            + "; only an auditor may try another time");
        }
    }
}
