package org.dutywatch.compliance.findings;

import java.util.UUID;

/** Claims of official business that nobody has decided yet. */
public interface PendingClaims {

    /** Whether a claim about this finding is undecided. While the caller locks the finding, no claim can be filed. */
    boolean anyAbout(UUID findingId);
}
