package org.dutywatch.compliance.findings;

import java.util.UUID;

/** What employees claim about findings and nobody has decided yet. */
public interface PendingClaims {

    /** Whether a claim about this finding waits for its decision; certain while the caller holds the lock on it. */
    boolean anyAbout(UUID findingId);
}
