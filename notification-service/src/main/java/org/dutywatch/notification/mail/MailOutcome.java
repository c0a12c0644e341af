package org.dutywatch.notification.mail;

/** The outcome of sending one mail. */
public sealed interface MailOutcome {
    /** The mail server accepted the mail. */
    record Accepted() implements MailOutcome {}

    /** The mail server refuses this mail or its recipient permanently. */
    record Refused(String reason) implements MailOutcome {}

    /** A temporary failure: the mail server cannot be reached, or refuses for now. Retry later. */
    record TemporaryFailure(String reason) implements MailOutcome {}
}
