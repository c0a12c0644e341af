package org.dutywatch.compliance.supervision;

import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.supervision.domain.Acting;

/** One version of what is known of an acting supervisor. */
record RecordedActing(UUID actingId, Acting acting, Authorship by) {

    /** Who said so, when it was recorded, and why. */
    record Authorship(String author, Instant at, String reason) {}
}
