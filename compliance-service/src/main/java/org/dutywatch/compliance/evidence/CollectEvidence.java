package org.dutywatch.compliance.evidence;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dutywatch.compliance.due.Cause;
import org.dutywatch.compliance.due.EvaluationDue;
import org.dutywatch.compliance.due.Touched;
import org.dutywatch.compliance.evaluation.domain.ShiftEvaluator;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;

/** Adds observations to the evidence and marks the shifts that new knowledge touches; what is known touches nothing. */
@ApplicationScoped
public class CollectEvidence {
    /** A moment more than the evaluation looks beyond a shift, so that its edge is never missed. */
    private static final Duration REACH = ShiftEvaluator.MARGIN.plusMillis(1);

    private static final int DAYS_AT_ONCE = 50;

    /** PostgreSQL's word for a row that no partition takes. */
    private static final String NO_PARTITION = "23514";

    private final PostgresEvidence evidence;
    private final EvidenceDays days;
    private final EvaluationDue due;

    CollectEvidence(PostgresEvidence evidence, EvidenceDays days, EvaluationDue due) {
        this.evidence = evidence;
        this.days = days;
        this.due = due;
    }

    /** A stretch of one employee's time about which evidence was added. */
    record Added(String employeeId, Interval time) {}

    /**
     * In one transaction for each stretch of {@value #DAYS_AT_ONCE} days, which is one for what comes as it happens:
     * each day costs locks, and the database has a limited number. What the lines are written into is made before, in
     * others. It may be called again with the same observations.
     *
     * @throws IllegalArgumentException where an access starts further ahead of the clock than is taken
     */
    public void apply(List<AccessObserved> observations) {
        observations.stream()
                .collect(Collectors.groupingBy(CollectEvidence::stretch, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(this::applyStretch);
    }

    private static long stretch(AccessObserved observed) {
        return Math.floorDiv(EvidenceDays.of(observed.start()).toEpochDay(), DAYS_AT_ONCE);
    }

    private void applyStretch(List<AccessObserved> observations) {
        try {
            collect(observations);
        } catch (RuntimeException e) {
            if (!isWithoutPartition(e)) {
                throw e;
            }
            // The day was dropped since we saw it.
            days.forget();
            collect(observations);
        }
    }

    private void collect(List<AccessObserved> observations) {
        days.await(observations.stream().map(AccessObserved::start).toList());
        QuarkusTransaction.joiningExisting()
                .run(() -> due.markOverlapping(touched(evidence.add(observations)), Cause.NEW_LINES));
    }

    private static boolean isWithoutPartition(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && NO_PARTITION.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
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
