package org.dutywatch.compliance.cases.findings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.dutywatch.compliance.model.findings.ChangeCause;
import org.dutywatch.compliance.model.findings.FindingChangeKind;
import org.dutywatch.compliance.model.findings.FindingState;
import org.dutywatch.compliance.model.findings.Resolution;
import org.dutywatch.compliance.model.findings.Tier;
import org.dutywatch.compliance.model.verdicts.PostingIndications;
import org.jspecify.annotations.Nullable;

/**
 * One revision in the history of a finding; null fields are absent from the JSON.
 *
 * @param revision absent where the reader may not see persons
 * @param minutes absent where the reader may not see persons: how they came about differs by person
 * @param limitMinutes absent where the rule has no limit
 * @param indications absent in a finding about minutes, and where the reader may not see persons
 * @param resolution result of the review; absent unless the finding is closed
 * @param supersededBy id of the finding that replaces this one; absent unless it is superseded
 * @param by the employee or else the user who made the change; absent where an input changed, or where the reader
 *     may not see persons
 * @param reason why, in that person's words; absent where none was given, or where the reader may not see persons
 * @param evidenceSha256 digest of the facts that a referral is based on; absent for any other change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingRevisionResponse(
        @Nullable Integer revision,
        FindingChangeKind change,
        ChangeCause cause,
        Tier tier,
        FindingState state,
        FindingChanged.@Nullable MinutesBand minutes,
        @Nullable BigDecimal limitMinutes,
        @Nullable PostingIndications indications,
        Instant changedAt,
        @Nullable Resolution resolution,
        @Nullable UUID supersededBy,
        @Nullable String by,
        @Nullable String reason,
        @Nullable String evidenceSha256) {

    /**
     * The same without names, free text, and exact times and figures, which could identify the employee.
     *
     * @param time gives what is shown instead of a time
     */
    public FindingRevisionResponse masked(UnaryOperator<Instant> time) {
        return new FindingRevisionResponse(
                null,
                change,
                cause,
                tier,
                state,
                null,
                limitMinutes,
                null,
                time.apply(changedAt),
                resolution,
                supersededBy,
                null,
                null,
                // Equal for all viewers, so that it would join their lists.
                null);
    }

    /** Whether only figures changed, which readers who may not see persons do not see. */
    public boolean isOfFiguresAlone() {
        return change == FindingChangeKind.RAISED
                || change == FindingChangeKind.LOWERED
                || change == FindingChangeKind.REVISED;
    }

    /**
     * The same with other ids of findings.
     *
     * @param id gives what is shown instead of an id
     */
    public FindingRevisionResponse withIds(UnaryOperator<UUID> id) {
        return new FindingRevisionResponse(
                revision,
                change,
                cause,
                tier,
                state,
                minutes,
                limitMinutes,
                indications,
                changedAt,
                resolution,
                supersededBy == null ? null : id.apply(supersededBy),
                by,
                reason,
                evidenceSha256);
    }
}
