package org.dutywatch.compliance.findings.replies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.dutywatch.compliance.findings.PendingClaims;

/** Reads pending claims from the table of claims. */
@ApplicationScoped
class ClaimsOnFile implements PendingClaims {

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean anyAbout(UUID findingId) {
        return Claim.isPendingOf(findingId);
    }
}
