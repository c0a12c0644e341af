package org.dutywatch.compliance.cases.unmasking;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A request to see employees by id; null fields are absent from the JSON.
 *
 * @param employees ids where the author gave ids; the others under the caller's pseudonyms, unless he sees them by id
 * @param startsAt when it was approved; absent before
 * @param endsAt when it ends or ended; absent unless it was approved
 * @param endedBy who ended it before its time; absent if nobody did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnmaskingResponse(
        UUID unmaskingId,
        UnmaskingState state,
        @Schema(examples = "standards") String author,
        List<String> employees,
        @Schema(nullable = true) @Nullable UUID findingId,
        String reason,
        int hours,
        Instant askedAt,
        Instant decideBy,

        @Schema(nullable = true, examples = "chief") @Nullable
        String decidedBy,

        @Schema(nullable = true) @Nullable Instant decidedAt,

        @Schema(nullable = true) @Nullable String decisionReason,

        @Schema(nullable = true) @Nullable Instant startsAt,

        @Schema(nullable = true) @Nullable Instant endsAt,

        @Schema(nullable = true) @Nullable String endedBy) {

    /** @param label the id or the pseudonym of an employee, as the caller may see it */
    static UnmaskingResponse of(Unmasking one, UnaryOperator<String> label) {
        return new UnmaskingResponse(
                one.unmaskingId(),
                one.state(),
                one.author(),
                Stream.concat(one.namedIds().stream(), one.maskedIds().stream().map(label))
                        .distinct()
                        .sorted()
                        .toList(),
                one.findingId(),
                one.reason(),
                one.hours(),
                one.askedAt(),
                one.decideBy(),
                one.decidedBy(),
                one.decidedAt(),
                one.decisionReason(),
                one.startsAt(),
                one.endsAt(),
                one.endedBy());
    }
}
