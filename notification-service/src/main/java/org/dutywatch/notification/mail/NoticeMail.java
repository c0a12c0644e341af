package org.dutywatch.notification.mail;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.dutywatch.notification.findings.KnownFinding;
import org.dutywatch.notification.notices.domain.News;
import org.jspecify.annotations.Nullable;

/** Sets a notice as plain text and as HTML. */
@ApplicationScoped
public class NoticeMail {
    private final WriteNotice words;
    private final Template text;
    private final Template html;

    NoticeMail(WriteNotice words, @Location("notice.txt") Template text, @Location("notice.html") Template html) {
        this.words = words;
        this.text = text;
        this.html = html;
    }

    /**
     * Who gets the mail and how it is recognised.
     *
     * @param inReplyTo the delivery that told this recipient first; null for the first mail
     */
    public record Envelope(UUID deliveryId, @Nullable UUID inReplyTo, UUID noticeId, String to) {}

    /** Writes the mail about a finding, both as text and as HTML. */
    public Letter compose(
            Envelope envelope, News news, KnownFinding known, String subjectName, WriteNotice.@Nullable Before before) {
        NoticeText notice = words.write(envelope.noticeId(), news, known, subjectName, before);
        return new Letter(
                envelope,
                notice.subject(),
                text.data("notice", notice).render(),
                html.data("notice", notice).render());
    }
}
