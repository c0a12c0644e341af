package org.dutywatch.compliance.cases.unmasking;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A request to see employees by id; null fields are absent from the JSON.
 *
 * @param employees ids where the author gave ids, or the caller sees them by id; the others under the pseudonyms of who
 *     may decide on it, as long as it is awaited
 * @param masked how many employees are not among {@code employees}: their author knows who they are, in later periods
 *     too, and so would know their new pseudonyms
 * @param findingId shown to whom all employees are shown
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
        int masked,
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

    /**
     * @param employees whom the caller may see in it, in any order
     * @param masked the number of the others
     * @param findingId as the caller sees it; null if he does not
     */
    static UnmaskingResponse of(Unmasking one, Collection<String> employees, int masked, @Nullable UUID findingId) {
        return new UnmaskingResponse(
                one.unmaskingId(),
                one.state(),
                one.author(),
                employees.stream().distinct().sorted().toList(),
                masked,
                findingId,
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
