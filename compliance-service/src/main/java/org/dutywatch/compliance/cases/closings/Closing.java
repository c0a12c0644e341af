package org.dutywatch.compliance.cases.closings;

import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.cases.review.CloseRequest.ClosingResolution;
import org.dutywatch.eventkit.decisions.Decision;

/**
 * The end of the review of an alert, on which a second person decides. The finding stays under review until then. Public,
 * because Jdbi reads it.
 *
 * @param closingId also the id of the decision
 * @param employeeId whom the finding is about
 * @param shiftStart the start of the shift of the finding
 * @param revision of the finding when somebody asked
 * @param reason why the finding should be closed
 * @param decision who asked, and who decided
 */
public record Closing(
        UUID closingId,
        UUID findingId,
        String employeeId,
        Instant shiftStart,
        int revision,
        ClosingResolution resolution,
        String reason,
        Decision decision) {}
