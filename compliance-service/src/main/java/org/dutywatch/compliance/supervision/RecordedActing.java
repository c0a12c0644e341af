package org.dutywatch.compliance.supervision;

import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.supervision.domain.Acting;

/** One stored version of an acting supervisor. */
record RecordedActing(UUID actingId, Acting acting, Authorship by) {

    /** Who recorded it, when, and why. */
    record Authorship(String author, Instant at, String reason) {}
}
