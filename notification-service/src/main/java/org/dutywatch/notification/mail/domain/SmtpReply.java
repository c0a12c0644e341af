package org.dutywatch.notification.mail.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reply of a mail server to a mail with one recipient. Only the enhanced status code says whom or what a refusal is
 * about. The reply code does not: 550 also means "command rejected for policy reasons" (RFC 5321 section 4.2.3), and
 * servers answer 553 to RCPT when the sender is not allowed. Nor does the command that was refused: servers check
 * the sender only at RCPT or after DATA, and Exchange checks the recipient only after DATA.
 *
 * @param code the reply code, 200 to 599
 * @param lines all lines, each with the reply code at its start
 * @param isAfterRcpt whether it answers RCPT or what follows; before, the server does not know the recipient, and "no such
 *     user" is about the sender
 */
public record SmtpReply(int code, List<String> lines, boolean isAfterRcpt) {
    /** RFC 2034 section 4. The code must be the same in each line, and its class that of the reply code. */
    private static final Pattern LINE = Pattern.compile("[245]\\d\\d[ -]([245])\\.(\\d{1,3})\\.(\\d{1,3})(?:\\s.*)?");

    private static final int ADDRESSING = 1;
    private static final int MAILBOX = 2;

    /**
     * The codes X.1.n that are about the address of the recipient (RFC 3463 section 3.2, RFC 7505 for 10): no such
     * mailbox, no such domain, wrong syntax, ambiguous, moved, and a domain that takes no mail. Not among them are 0,
     * which servers also use for a sender, and 7 and 8, which are about the sender.
     */
    private static final Set<Integer> RECIPIENT_ADDRESS = Set.of(1, 2, 3, 4, 6, 10);

    /**
     * The codes X.2.n that RFC 3463 section 3.3 gives for the mailbox of the recipient: disabled, full, message too long
     * for it, list that cannot be expanded. Higher numbers are a vendor's own, and can be about the sender.
     */
    private static final Set<Integer> RECIPIENT_MAILBOX = Set.of(0, 1, 2, 3, 4);

    public SmtpReply {
        lines = List.copyOf(lines);
    }

    /** An enhanced status code without its class. */
    private record Status(int subject, int detail) {}

    /**
     * Returns whether the address of the recipient is wrong for good. False when the reply has no enhanced status code: a
     * mail that is retried in vain reaches the administrators later, but a wrong setting of ours must not be booked on a
     * recipient.
     */
    public boolean refusesAddress() {
        return isPermanent()
                && isAfterRcpt
                && status().filter(
                                status -> status.subject() == ADDRESSING && RECIPIENT_ADDRESS.contains(status.detail()))
                        .isPresent();
    }

    /** Returns why the mail was not accepted, if the reply does not refuse the address. */
    public MailFailure failure() {
        if (isAfterRcpt && isAboutMailbox()) {
            return MailFailure.MAILBOX;
        }
        if (!isPermanent()) {
            return MailFailure.TEMPORARY;
        }
        return isAfterRcpt ? MailFailure.PERMANENT_AFTER_RCPT : MailFailure.PERMANENT_BEFORE_RCPT;
    }

    private boolean isAboutMailbox() {
        return status().filter(status -> status.subject() == MAILBOX && RECIPIENT_MAILBOX.contains(status.detail()))
                .isPresent();
    }

    private boolean isPermanent() {
        return code / 100 == 5;
    }

    /**
     * Returns the status code, also of a server that did not announce ENHANCEDSTATUSCODES (RFC 2034 section 5). Empty when
     * there is none, when lines differ, or when its class is not that of the reply code.
     */
    private Optional<Status> status() {
        List<Optional<Status>> distinct =
                lines.stream().map(this::statusOf).distinct().toList();
        return distinct.size() == 1 ? distinct.get(0) : Optional.empty();
    }

    private Optional<Status> statusOf(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) != code / 100) {
            return Optional.empty();
        }
        return Optional.of(new Status(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3))));
    }
}
