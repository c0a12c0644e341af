package org.dutywatch.notification.deliveries;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.dutywatch.notification.directory.RecordChanges;
import org.dutywatch.notification.mail.MailEnvelope;
import org.dutywatch.notification.mail.RenderMail;

/** Prepares a due mail to an employee about a change of his record, also to an address that is no longer his. */
@ApplicationScoped
class PrepareRecordMail {
    private final DueMails dueMails;
    private final RecordChanges recordChanges;
    private final RenderMail renderMail;

    PrepareRecordMail(DueMails dueMails, RecordChanges recordChanges, RenderMail renderMail) {
        this.dueMails = dueMails;
        this.recordChanges = recordChanges;
        this.renderMail = renderMail;
    }

    PrepareMail.Prepared prepare(DueMail mail) {
        UUID changeId = requireNonNull(mail.recordChangeId());
        var envelope = new MailEnvelope(
                mail.deliveryId(), null, MailEnvelope.About.RECORD_CHANGE, changeId, mail.address(), false);
        DueMail sending = mail.sending(mail.news(), null);
        dueMails.recordSending(sending, SendDueMail.SEND_AND_RECORD);
        return new PrepareMail.Ready(sending, renderMail.recordChange(envelope, recordChanges.get(changeId)));
    }
}
