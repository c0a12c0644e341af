package org.dutywatch.compliance.cases.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.cases.replies.Reply;
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
        ReplyKind kind,
        String text,
        Instant filedAt,

        @Schema(nullable = true) @Nullable ClaimResponse claim) {

    /** Whether a superior ordered the statement. */
    public enum ReplyKind {
        VOLUNTARY,
        COMPELLED
    }

    static ReplyResponse of(Reply reply, @Nullable ClaimResponse claim) {
        return new ReplyResponse(reply.replyId, ReplyKind.VOLUNTARY, reply.text, reply.filedAt, claim);
    }

    static ReplyResponse of(CompelledStatement statement) {
        return new ReplyResponse(statement.statementId, ReplyKind.COMPELLED, statement.text, statement.filedAt, null);
    }
}
