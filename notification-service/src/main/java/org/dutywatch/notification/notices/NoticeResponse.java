package org.dutywatch.notification.notices;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.dutywatch.notification.findings.Finding;
import org.dutywatch.notification.findings.FindingStatement;
import org.dutywatch.notification.findings.domain.FindingSummary;
import org.jspecify.annotations.Nullable;

/**
 * A notice with the latest revision of its finding, as the recipient reads it.
 *
 * @param clause of General Order M1219
 * @param statement the finding in words
 * @param minutes the estimate for the shift; a possible posting is not based on it
 * @param limitMinutes null for a possible posting: M1219 IV.B has no limit
 * @param terms what the limit applies to; see {@link Finding}
 * @param indications null for a finding about minutes
 */
public record NoticeResponse(
        UUID noticeId,
        UUID findingId,
        Employee employee,
        @Nullable Recipient recipient,
        Notice.State state,
        String channel,
        Finding.Rule rule,
        String clause,
        FindingSummary.Tier tier,
        FindingSummary.State findingState,
        int revision,
        String statement,
        Finding.Shift shift,
        Finding.Minutes minutes,
        @Nullable Double limitMinutes,
        Finding.@Nullable FindingLimitContext terms,
        Finding.@Nullable Indications indications,
        @Nullable Integer toldRevision,
        @Nullable Instant toldAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable String comment,
        Instant createdAt) {
    /**
     * The subject of the finding.
     *
     * @param name null if the employee is unknown so far
     */
    public record Employee(String employeeId, @Nullable String name) {}

    static NoticeResponse of(Notice notice, Finding finding, @Nullable String name) {
        var answer = notice.answer();
        return new NoticeResponse(
                notice.noticeId(),
                notice.findingId(),
                new Employee(notice.employeeId(), name),
                notice.recipient(),
                notice.state(),
                notice.channel().name().toLowerCase(Locale.ROOT),
                finding.rule(),
                finding.clause(),
                finding.tier(),
                finding.state(),
                finding.revision(),
                FindingStatement.of(finding),
                finding.shift(),
                finding.minutes(),
                finding.indications() == null ? finding.limitMinutes() : null,
                finding.terms(),
                finding.indications(),
                notice.toldRevision(),
                notice.toldAt(),
                answer == null ? null : answer.at(),
                answer == null ? null : answer.by(),
                answer == null ? null : answer.comment(),
                notice.createdAt());
    }
}
