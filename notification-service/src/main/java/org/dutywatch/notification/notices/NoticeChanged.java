package org.dutywatch.notification.notices;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.dutywatch.eventkit.rest.Login;
import org.jspecify.annotations.Nullable;

/** The value of {@value #TOPIC}; its contract is in {@code contracts/}. Times are cut to milliseconds. */
public record NoticeChanged(
        UUID noticeId,
        UUID findingId,
        String employeeId,
        int version,
        @Nullable Recipient recipient,
        Notice.State state,
        String channel,
        @Nullable Integer toldRevision,
        @Nullable Instant toldAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable Login acknowledgedByAccount,
        @Nullable String comment) {
    public static final String TOPIC = "notification.notice-changed.v1";

    public static NoticeChanged of(Notice notice) {
        var answer = notice.answer();
        return new NoticeChanged(
                notice.noticeId(),
                notice.findingId(),
                notice.employeeId(),
                notice.version(),
                notice.recipient(),
                notice.state(),
                notice.channel().name().toLowerCase(Locale.ROOT),
                notice.toldRevision(),
                millis(notice.toldAt()),
                answer == null ? null : millis(answer.at()),
                answer == null ? null : answer.by(),
                answer == null ? null : account(answer),
                answer == null ? null : answer.comment());
    }

    private static @Nullable Login account(Notice.Answer answer) {
        String issuer = answer.issuer();
        String subject = answer.subject();
        return issuer == null || subject == null ? null : new Login(issuer, subject);
    }

    private static @Nullable Instant millis(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS);
    }
}
