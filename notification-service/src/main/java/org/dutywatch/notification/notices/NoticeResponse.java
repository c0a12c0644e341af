package org.dutywatch.notification.notices;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.dutywatch.notification.findings.Finding;
import org.dutywatch.notification.findings.domain.Standing;
import org.jspecify.annotations.Nullable;

/** A notice with the latest of its finding, as the recipient reads it. */
public record NoticeResponse(
        UUID noticeId,
        UUID findingId,
        Employee employee,
        @Nullable Recipient recipient,
        Notice.State state,
        String channel,
        Standing.Tier tier,
        Standing.State findingState,
        int revision,
        Finding.Shift shift,
        Finding.Minutes minutes,
        double limitMinutes,
        @Nullable Integer toldRevision,
        @Nullable Instant toldAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable String comment,
        Instant createdAt) {
    /**
     * The subject of the finding.
     *
     * @param name null if we do not know the employee yet
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
                finding.tier(),
                finding.state(),
                finding.revision(),
                finding.shift(),
                finding.minutes(),
                finding.limitMinutes(),
                notice.toldRevision(),
                notice.toldAt(),
                answer == null ? null : answer.at(),
                answer == null ? null : answer.by(),
                answer == null ? null : answer.comment(),
                notice.createdAt());
    }
}
