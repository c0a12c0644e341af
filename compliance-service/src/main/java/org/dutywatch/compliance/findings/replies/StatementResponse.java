package org.dutywatch.compliance.findings.replies;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An order to make a statement, or a statement that was made because of one.
 *
 * @param text the reason of the order, or the statement
 * @param orderedBy the user who ordered it; of a statement: as the employee says
 */
public record StatementResponse(
        UUID id,
        Kind kind,
        String text,

        @Schema(examples = "standards") String orderedBy,

        Instant at) {

    /** Which of the two. */
    public enum Kind {
        ORDER,
        STATEMENT
    }

    static StatementResponse of(StatementOrder order) {
        return new StatementResponse(order.orderId, Kind.ORDER, order.reason, order.orderedBy, order.orderedAt);
    }

    static StatementResponse of(CompelledStatement statement) {
        return new StatementResponse(
                statement.statementId, Kind.STATEMENT, statement.text, statement.orderedBy, statement.filedAt);
    }
}
