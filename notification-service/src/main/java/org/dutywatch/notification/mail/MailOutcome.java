package org.dutywatch.notification.mail;

import org.dutywatch.notification.mail.domain.MailFailure;

/** The outcome of sending one mail. */
public sealed interface MailOutcome {
    /** The mail server accepted the mail. */
    record Accepted() implements MailOutcome {}

    /** The address of the recipient is wrong. A retry cannot help. */
    record AddressRefused(String reason) implements MailOutcome {}

    /** Any other failure. Retry later. */
    record NotAccepted(String reason, MailFailure failure) implements MailOutcome {}
}
