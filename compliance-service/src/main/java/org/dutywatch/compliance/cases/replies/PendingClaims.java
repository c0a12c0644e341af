package org.dutywatch.compliance.cases.replies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Reads pending claims from the table of claims. */
@ApplicationScoped
public class PendingClaims {

    @Transactional(Transactional.TxType.MANDATORY)
    public boolean anyPendingFor(UUID findingId) {
        return Claim.hasPendingClaim(findingId);
    }
}
