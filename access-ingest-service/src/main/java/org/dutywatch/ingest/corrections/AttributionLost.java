package org.dutywatch.ingest.corrections;

import org.dutywatch.ingest.attribution.domain.IdentificationOutcome.PendingIdentity;
import org.dutywatch.ingest.reading.domain.UnattributedAccess;

/**
 * CDI event, inside the transaction of the correction: an access was taken back and no employee is known to whom it
 * belongs. It may be attributed later, as that of a line.
 */
public record AttributionLost(PendingIdentity pendingIdentity, UnattributedAccess access) {}
