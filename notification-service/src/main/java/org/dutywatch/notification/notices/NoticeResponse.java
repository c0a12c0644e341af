package org.dutywatch.notification.notices;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.dutywatch.notification.findings.Finding;
import org.dutywatch.notification.findings.FindingStatement;
import org.dutywatch.notification.findings.domain.FindingSummary;
import org.jspecify.annotations.Nullable;

/**
 * A notice with the latest revision of its finding, as the recipient reads it.
 *
 * @param findingId null in a notice to the administrators: all of them read it, so it would join what compliance-service
 *     shows each of them under other ids
 * @param employee null in a notice to the administrators, who see persons in compliance-service under an unmasking
 * @param clause of General Order M1219
 * @param statement the finding in words
 * @param shift in a notice without the employee, its times are the beginnings of the local days, as {@code toldAt},
 *     {@code acknowledgedAt} and {@code createdAt}
 * @param minutes the estimate for the shift, without the employee to the nearest 5; a possible posting is not based on it
 * @param limitMinutes null for a possible posting: M1219 IV.B has no limit
 * @param terms what the limit applies to; see {@link Finding}
 * @param indications null for a finding about minutes
 */
public record NoticeResponse(
        UUID noticeId,
        @Nullable UUID findingId,
        @Nullable Employee employee,
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

    /** The notice with its employee and all times. */
    static NoticeResponse of(Notice notice, Finding finding, @Nullable String name) {
        return of(
                notice, finding, notice.findingId(), new Employee(notice.employeeId(), name), UnaryOperator.identity());
    }

    /** The notice without the employee, and without times and exact figures that could give him away. */
    static NoticeResponse masked(Notice notice, Finding finding, ZoneId zone) {
        return of(
                notice,
                finding.masked(zone),
                null,
                null,
                time -> time.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant());
    }

    private static NoticeResponse of(
            Notice notice,
            Finding finding,
            @Nullable UUID findingId,
            @Nullable Employee employee,
            UnaryOperator<Instant> time) {
        var answer = notice.answer();
        Instant toldAt = notice.toldAt();
        return new NoticeResponse(
                notice.noticeId(),
                findingId,
                employee,
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
                toldAt == null ? null : time.apply(toldAt),
                answer == null ? null : time.apply(answer.at()),
                answer == null ? null : answer.by(),
                answer == null ? null : answer.comment(),
                time.apply(notice.createdAt()));
    }
}
