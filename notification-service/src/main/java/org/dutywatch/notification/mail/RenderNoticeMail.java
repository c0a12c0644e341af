package org.dutywatch.notification.mail;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.dutywatch.notification.findings.LatestFinding;
import org.dutywatch.notification.notices.domain.MailReason;
import org.jspecify.annotations.Nullable;

/** Renders a notice as plain text and as HTML. */
@ApplicationScoped
public class RenderNoticeMail {
    private final WriteNotice writeNotice;
    private final Template text;
    private final Template html;

    RenderNoticeMail(
            WriteNotice writeNotice, @Location("notice.txt") Template text, @Location("notice.html") Template html) {
        this.writeNotice = writeNotice;
        this.text = text;
        this.html = html;
    }

    /**
     * The recipient and the ids of a mail.
     *
     * @param inReplyTo the first delivery about this notice to this address; null for the first mail
     * @param to the mail address
     * @param toAdministrators whether the notice is to the administrators instead of a supervisor
     */
    public record MailEnvelope(
            UUID deliveryId, @Nullable UUID inReplyTo, UUID noticeId, String to, boolean toAdministrators) {}

    /**
     * Renders the mail about a finding.
     *
     * @param employeeName the name of the subject, or his id if it is unknown
     * @param before the last mail to this address; null for the first mail
     */
    public RenderedMail render(
            MailEnvelope envelope,
            MailReason reason,
            LatestFinding known,
            String employeeName,
            WriteNotice.@Nullable LastMail before) {
        NoticeText notice = writeNotice.write(envelope, reason, known, employeeName, before);
        return new RenderedMail(
                envelope,
                notice.subject(),
                text.data("notice", notice).render(),
                html.data("notice", notice).render());
    }
}
