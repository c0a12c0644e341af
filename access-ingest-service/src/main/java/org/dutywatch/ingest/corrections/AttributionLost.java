package org.dutywatch.ingest.corrections;

import org.dutywatch.ingest.attribution.domain.IdentificationOutcome.PendingIdentity;
import org.dutywatch.ingest.reading.domain.UnattributedAccess;

/**
 * CDI event, inside the transaction of the correction: an access was revoked, and no employee is known who made it. It
 * may be attributed later, when its lease or user name is known.
 */
public record AttributionLost(PendingIdentity pendingIdentity, UnattributedAccess access) {}
