package org.dutywatch.compliance.measuring.evidence;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dutywatch.compliance.duty.queue.EvaluationCause;
import org.dutywatch.compliance.duty.queue.EvaluationQueue;
import org.dutywatch.compliance.measuring.evidence.RevokedAccesses.RevokedKey;

/**
 * Adds observations to the evidence and enqueues the shifts near those that changed it: new ones, and known ones that
 * now have a better identity, another ambiguity or a smaller time since an unmonitored page. If a corrected lease gave
 * the access to the employee, that is the cause, and not new lines.
 */
@ApplicationScoped
public class CollectEvidence {
    private static final int DAYS_AT_ONCE = 50;

    /** PostgreSQL's SQL state for a row that fits in no partition (check_violation). */
    private static final String NO_PARTITION = "23514";

    private final Evidence evidence;
    private final EvidenceDays days;
    private final SenderNumbers senders;
    private final RevokedAccesses revokedAccesses;
    private final EvaluationQueue queue;

    CollectEvidence(
            Evidence evidence,
            EvidenceDays days,
            SenderNumbers senders,
            RevokedAccesses revokedAccesses,
            EvaluationQueue queue) {
        this.evidence = evidence;
        this.days = days;
        this.senders = senders;
        this.revokedAccesses = revokedAccesses;
        this.queue = queue;
    }

    /**
     * Adds the observations, with one transaction for each cause and each period of {@value #DAYS_AT_ONCE} days,
     * because each day costs locks and the database has a limited number. Current log lines need one transaction.
     * Missing partitions and numbers of senders are created before, in transactions of their own. Idempotent: it may be called again with the
     * same observations.
     *
     * @throws IllegalArgumentException if an access starts further in the future than {@link EvidenceConfig#ahead()}
     */
    public void collect(List<AccessObserved> observations) {
        var decided = revokedAccesses.findDecided(observations);
        observations.stream()
                .collect(Collectors.groupingBy(observed -> decided.contains(RevokedKey.of(observed))
                        ? EvaluationCause.ATTRIBUTION
                        : EvaluationCause.NEW_LINES))
                .forEach((cause, all) -> all.stream()
                        .collect(Collectors.groupingBy(CollectEvidence::period, TreeMap::new, Collectors.toList()))
                        .values()
                        .forEach(period -> addPeriod(period, cause)));
    }

    private static long period(AccessObserved observed) {
        return Math.floorDiv(EvidenceDays.dayOf(observed.start()).toEpochDay(), DAYS_AT_ONCE);
    }

    private void addPeriod(List<AccessObserved> observations, EvaluationCause cause) {
        try {
            addWithPartitions(observations, cause);
        } catch (RuntimeException e) {
            if (!isWithoutPartition(e)) {
                throw e;
            }
            // The partition was dropped after it was cached.
            days.clearCache();
            addWithPartitions(observations, cause);
        }
    }

    private void addWithPartitions(List<AccessObserved> observations, EvaluationCause cause) {
        days.ensurePartitions(observations.stream().map(AccessObserved::start).toList());
        senders.ensureNumbered(observations);
        QuarkusTransaction.joiningExisting()
                .run(() -> queue.enqueueOverlapping(AffectedTimes.around(evidence.add(observations)), cause));
    }

    private static boolean isWithoutPartition(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && NO_PARTITION.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
