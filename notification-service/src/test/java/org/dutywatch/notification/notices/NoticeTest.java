package org.dutywatch.notification.notices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NoticeTest {
    private static final Instant NOW = Instant.parse("2026-11-16T20:00:00Z");
    private static final Notice.Answer ANSWER = new Notice.Answer(NOW, "standards", "issuer", "subject", null);

    private final Notice answered = Notice.draft(UUID.randomUUID(), "E101", NOW)
            .withRecipient(Recipient.ADMINISTRATORS)
            .mailed(2, NOW, true)
            .acknowledged(ANSWER);

    @Test
    void shouldKeepTheAnswerWhenOneMoreAddressIsSentTheSameRevision() {
        Notice notice = answered.mailed(2, NOW, true);

        assertEquals(Notice.State.ACKNOWLEDGED, notice.state());
        assertEquals(ANSWER, notice.answer());
    }

    @Test
    void shouldVoidTheAnswerWhenAMailAboutALaterRevisionAsksForOne() {
        Notice notice = answered.mailed(3, NOW, true);

        assertEquals(Notice.State.TOLD, notice.state());
        assertNull(notice.answer());
    }

    @Test
    void shouldKeepTheAnswerWhenALaterRevisionAsksForNone() {
        assertEquals(Notice.State.ACKNOWLEDGED, answered.mailed(3, NOW, false).state());
    }
}
