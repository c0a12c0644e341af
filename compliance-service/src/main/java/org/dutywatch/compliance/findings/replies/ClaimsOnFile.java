package org.dutywatch.compliance.findings.replies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.dutywatch.compliance.findings.PendingClaims;

/** Reads from the claims that were filed which of them wait. */
@ApplicationScoped
class ClaimsOnFile implements PendingClaims {

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean anyAbout(UUID findingId) {
        return Claim.isPendingOf(findingId);
    }
}
