package org.dutywatch.compliance.duty.acting;

import java.util.UUID;
import org.dutywatch.eventkit.decisions.Decision;

/**
 * A change of who acts for a supervisor, for which somebody asked. It has no effect until a second person approves it.
 *
 * @param decision who asked, and who decided; its id is that of the request
 */
record RequestedActingChange(ActingChange change, String reason, Decision decision) {
    UUID requestId() {
        return decision.id();
    }
}
