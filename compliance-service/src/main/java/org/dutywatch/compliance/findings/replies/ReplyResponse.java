package org.dutywatch.compliance.findings.replies;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A reply or a compelled statement that was filed.
 *
 * @param claim the claim that was filed with the reply; absent where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplyResponse(
        UUID replyId,
        Kind kind,
        String text,
        Instant filedAt,

        @Schema(nullable = true) @Nullable ClaimResponse claim) {

    /** Whether a superior ordered the statement. */
    public enum Kind {
        VOLUNTARY,
        COMPELLED
    }

    static ReplyResponse of(Reply reply, @Nullable ClaimResponse claim) {
        return new ReplyResponse(reply.replyId, Kind.VOLUNTARY, reply.text, reply.filedAt, claim);
    }

    static ReplyResponse of(CompelledStatement statement) {
        return new ReplyResponse(statement.statementId, Kind.COMPELLED, statement.text, statement.filedAt, null);
    }
}
