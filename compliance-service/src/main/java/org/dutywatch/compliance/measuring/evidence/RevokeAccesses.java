package org.dutywatch.compliance.measuring.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.dutywatch.compliance.duty.queue.EvaluationCause;
import org.dutywatch.compliance.duty.queue.EvaluationQueue;

/**
 * Stores which accesses do not count for an employee any more, or count again, and enqueues the shifts near them. The
 * evidence stays as it is: {@link Evidence} leaves out what is revoked.
 */
@ApplicationScoped
public class RevokeAccesses {
    private final RevokedAccesses revokedAccesses;
    private final EvaluationQueue queue;

    RevokeAccesses(RevokedAccesses revokedAccesses, EvaluationQueue queue) {
        this.revokedAccesses = revokedAccesses;
        this.queue = queue;
    }

    /** Idempotent, and independent of the order: it may be called before the access is observed. */
    @Transactional
    public void revoke(List<AccessRevoked> events) {
        queue.enqueueOverlapping(AffectedTimes.around(revokedAccesses.store(events)), EvaluationCause.ATTRIBUTION);
    }
}
