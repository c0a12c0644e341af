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

/** Adds observations to the evidence and enqueues the affected shifts. A known observation affects none. */
@ApplicationScoped
public class CollectEvidence {
    /** Slightly more than the margin of the evaluation, so that an access at its very edge is included. */
    private static final Duration MARGIN_AROUND_ACCESS = ShiftEvaluator.MARGIN.plusMillis(1);

    private static final int DAYS_AT_ONCE = 50;

    /** PostgreSQL's SQL state for a row that fits in no partition (check_violation). */
    private static final String NO_PARTITION = "23514";

    private final PostgresEvidence evidence;
    private final EvidenceDays days;
    private final EvaluationDue due;

    CollectEvidence(PostgresEvidence evidence, EvidenceDays days, EvaluationDue due) {
        this.evidence = evidence;
        this.days = days;
        this.due = due;
    }

    /** The time of an access of one employee that was added to the evidence. */
    record Added(String employeeId, Interval time) {}

    /**
     * Adds the observations, with one transaction for each period of {@value #DAYS_AT_ONCE} days, because each day
     * costs locks and the database has a limited number. Current log lines need one transaction. Missing partitions are
     * created before, in transactions of their own. Idempotent: it may be called again with the same observations.
     *
     * @throws IllegalArgumentException if an access starts further in the future than {@link EvidenceConfig#ahead()}
     */
    public void apply(List<AccessObserved> observations) {
        observations.stream()
                .collect(Collectors.groupingBy(CollectEvidence::period, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(this::applyPeriod);
    }

    private static long period(AccessObserved observed) {
        return Math.floorDiv(EvidenceDays.of(observed.start()).toEpochDay(), DAYS_AT_ONCE);
    }

    private void applyPeriod(List<AccessObserved> observations) {
        try {
            collect(observations);
        } catch (RuntimeException e) {
            if (!isWithoutPartition(e)) {
                throw e;
            }
            // The partition was dropped after it was cached.
            days.forget();
            collect(observations);
        }
    }

    private void collect(List<AccessObserved> observations) {
        days.await(observations.stream().map(AccessObserved::start).toList());
        QuarkusTransaction.joiningExisting()
                .run(() -> due.markOverlapping(affectedIntervals(evidence.add(observations)), Cause.NEW_LINES));
    }

    private static boolean isWithoutPartition(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && NO_PARTITION.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static List<Touched> affectedIntervals(List<Added> added) {
        Map<String, List<Interval>> byEmployee = new TreeMap<>();
        added.forEach(one -> byEmployee
                .computeIfAbsent(one.employeeId(), employee -> new ArrayList<>())
                .add(one.time().widened(MARGIN_AROUND_ACCESS)));
        List<Touched> affectedIntervals = new ArrayList<>();
        byEmployee.forEach((employee, times) -> IntervalSet.of(times)
                .intervals()
                .forEach(time -> affectedIntervals.add(new Touched(employee, time.start(), time.end()))));
        return affectedIntervals;
    }
}
