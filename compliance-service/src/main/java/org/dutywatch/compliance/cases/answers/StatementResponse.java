package org.dutywatch.compliance.cases.answers;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An order to make a statement, or a compelled statement.
 *
 * @param text the reason for the order, or the text of the statement
 * @param orderedBy of an order: the user who gave it; of a statement: who ordered it, in the employee's words
 * @param at when the order was given or the statement filed
 */
public record StatementResponse(
        UUID id,
        StatementKind kind,
        String text,

        @Schema(examples = "standards") String orderedBy,

        Instant at) {

    /** Whether this is an order or a statement. */
    public enum StatementKind {
        ORDER,
        STATEMENT
    }

    static StatementResponse of(StatementOrder order) {
        return new StatementResponse(
                order.orderId, StatementKind.ORDER, order.reason, order.orderedBy, order.orderedAt);
    }

    static StatementResponse of(CompelledStatement statement) {
        return new StatementResponse(
                statement.statementId, StatementKind.STATEMENT, statement.text, statement.orderedBy, statement.filedAt);
    }
}
