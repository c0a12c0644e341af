package org.dutywatch.compliance.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dutywatch.compliance.due.Cause;
import org.dutywatch.compliance.due.EvaluationDue;
import org.dutywatch.compliance.due.Touched;
import org.dutywatch.compliance.evaluation.domain.ShiftEvaluator;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;

/** Adds observations to the evidence and marks the shifts that new ones touch; what is known already touches nothing. */
@ApplicationScoped
public class CollectEvidence {
    /** A moment more than the evaluation looks beyond a shift, so that its edge is never missed. */
    private static final Duration REACH = ShiftEvaluator.MARGIN.plusMillis(1);

    private final PostgresEvidence evidence;
    private final EvaluationDue due;

    CollectEvidence(PostgresEvidence evidence, EvaluationDue due) {
        this.evidence = evidence;
        this.due = due;
    }

    /** A stretch of one employee's time in which evidence was added. */
    record Added(String employeeId, Interval time) {}

    @Transactional
    public void apply(List<AccessObserved> observations) {
        // In one order everywhere, so that two batches with the same rows wait for each other instead of blocking.
        var sorted = new ArrayList<>(observations);
        sorted.sort(Comparator.comparing(AccessObserved::employeeId).thenComparing(AccessObserved::observationId));
        due.markOverlapping(touched(evidence.add(sorted)), Cause.NEW_LINES);
    }

    private static List<Touched> touched(List<Added> added) {
        Map<String, List<Interval>> byEmployee = new TreeMap<>();
        added.forEach(one -> byEmployee
                .computeIfAbsent(one.employeeId(), employee -> new ArrayList<>())
                .add(one.time().widened(REACH)));
        List<Touched> touched = new ArrayList<>();
        byEmployee.forEach((employee, times) -> IntervalSet.of(times)
                .intervals()
                .forEach(time -> touched.add(new Touched(employee, time.start(), time.end()))));
        return touched;
    }
}
