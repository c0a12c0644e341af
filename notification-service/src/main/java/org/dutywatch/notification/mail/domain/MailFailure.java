package org.dutywatch.notification.mail.domain;

/** Why a mail was not accepted, although nothing is wrong with the address. It is retried. */
public enum MailFailure {
    /** Something about the mailbox of this recipient, such as that it is full. Other mails may be accepted. */
    MAILBOX,
    /** The mail server refused with a 5yz reply: the login, the sender, the message, or for a reason that it does not say. */
    REFUSED,
    /** The mail server cannot be reached, does not answer, or refused with a 4yz reply. */
    TEMPORARY
}
