package org.dutywatch.notification.mail;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.dutywatch.notification.findings.KnownFinding;
import org.dutywatch.notification.notices.domain.News;
import org.jspecify.annotations.Nullable;

/** Renders a notice as plain text and as HTML. */
@ApplicationScoped
public class NoticeMail {
    private final WriteNotice writeNotice;
    private final Template text;
    private final Template html;

    NoticeMail(WriteNotice writeNotice, @Location("notice.txt") Template text, @Location("notice.html") Template html) {
        this.writeNotice = writeNotice;
        this.text = text;
        this.html = html;
    }

    /**
     * The recipient and the ids of a mail.
     *
     * @param inReplyTo the first delivery about this notice to this address; null for the first mail
     * @param to the mail address
     */
    public record Envelope(UUID deliveryId, @Nullable UUID inReplyTo, UUID noticeId, String to) {}

    /**
     * Renders the mail about a finding.
     *
     * @param subjectName the name of the employee, or his id if it is unknown
     * @param before the last mail to this address; null for the first mail
     */
    public Letter compose(
            Envelope envelope,
            News reason,
            KnownFinding known,
            String subjectName,
            WriteNotice.@Nullable Before before) {
        NoticeText notice = writeNotice.write(envelope.noticeId(), reason, known, subjectName, before);
        return new Letter(
                envelope,
                notice.subject(),
                text.data("notice", notice).render(),
                html.data("notice", notice).render());
    }
}
