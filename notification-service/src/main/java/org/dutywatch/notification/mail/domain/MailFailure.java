package org.dutywatch.notification.mail.domain;

/** Why a mail was not accepted, although nothing is wrong with the address. It is retried. */
public enum MailFailure {
    /** Something about the mailbox of this recipient, such as that it is full. Other mails may be accepted. */
    MAILBOX,
    /** A 5yz reply before RCPT, such as to the connection, the login or the sender: every mail fails so. */
    PERMANENT_BEFORE_RCPT,
    /**
     * A 5yz reply to RCPT or later. It can be about every mail, such as "relaying denied", or about this one, such as "too
     * big".
     */
    PERMANENT_AFTER_RCPT,
    /** The mail server cannot be reached, does not answer, or answers with a 4yz reply. */
    TEMPORARY
}
