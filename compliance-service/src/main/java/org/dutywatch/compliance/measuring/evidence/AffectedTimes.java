package org.dutywatch.compliance.measuring.evidence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dutywatch.compliance.model.duty.AffectedInterval;
import org.dutywatch.compliance.model.measuring.ShiftEvaluator;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;

/** The times of each employee whose shifts must be evaluated again. */
final class AffectedTimes {
    /** Slightly more than the margin of the evaluation, so that an access at its very edge is included. */
    private static final Duration MARGIN_AROUND_ACCESS = ShiftEvaluator.MARGIN.plusMillis(1);

    private AffectedTimes() {}

    /** The time of an access that was added to the evidence of an employee, changed in it, or revoked. */
    record ChangedAccess(String employeeId, Interval time) {}

    static List<AffectedInterval> around(List<ChangedAccess> changed) {
        Map<String, List<Interval>> byEmployee = new TreeMap<>();
        changed.forEach(one -> byEmployee
                .computeIfAbsent(one.employeeId(), employee -> new ArrayList<>())
                .add(one.time().widened(MARGIN_AROUND_ACCESS)));
        List<AffectedInterval> affected = new ArrayList<>();
        byEmployee.forEach((employee, times) -> IntervalSet.of(times)
                .intervals()
                .forEach(time -> affected.add(new AffectedInterval(employee, time.start(), time.end()))));
        return affected;
    }
}
