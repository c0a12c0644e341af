package org.dutywatch.notification.mail;

/** What the mail server said about one mail. */
public sealed interface MailOutcome {
    /** It took the mail. */
    record Accepted() implements MailOutcome {}

    /** It will never take this mail for this recipient. */
    record Refused(String reason) implements MailOutcome {}

    /** It is away or says "later". */
    record Later(String reason) implements MailOutcome {}
}
