package org.dutywatch.notification.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The recipient and the ids of a mail.
 *
 * @param inReplyTo the first delivery about the same notice or alarm to this address; null for a first mail
 * @param aboutId id of the notice, decision, alarm, report or change of a record
 * @param to the mail address
 * @param toAdministrators whether it goes to the administrators instead of another recipient
 */
public record MailEnvelope(
        UUID deliveryId, @Nullable UUID inReplyTo, About about, UUID aboutId, String to, boolean toAdministrators) {

    /** What a mail is about, with the name of the header that has its id. */
    public enum About {
        NOTICE("X-Dutywatch-Notice"),
        DECISION("X-Dutywatch-Decision"),
        ALARM("X-Dutywatch-Alarm"),
        AUDIT_REPORT("X-Dutywatch-Audit-Report"),
        RECORD_CHANGE("X-Dutywatch-Record-Change");

        private final String header;

        About(String header) {
            this.header = header;
        }

        String header() {
            return header;
        }
    }
}
