package org.dutywatch.notification.mail.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpReplyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.1.1 no such user",
                "550 5.1.1",
                "550-5.1.1 no such user|550 5.1.1 ask your administrator",
                "550 5.1.2 no such domain",
                "501 5.1.3 bad address syntax",
                "553 5.1.4 ambiguous",
                "551 5.1.6 has moved",
                "550 5.1.10 recipient not found",
                "556 5.1.10 domain takes no mail"
            })
    void shouldFindTheAddressWrongWhenTheStatusSaysSo(String lines) {
        assertTrue(reply(lines).refusesAddress());
    }

    @ParameterizedTest
    @CsvSource({
        "550 no such user here, PERMANENT_AFTER_RCPT",
        "550 User unknown 5.1.1, PERMANENT_AFTER_RCPT",
        "550 5.1.1.9 is on a block list, PERMANENT_AFTER_RCPT",
        "553 mailbox name not allowed, PERMANENT_AFTER_RCPT",
        "550-5.1.1 no such user|550 see the help page, PERMANENT_AFTER_RCPT",
        "550-5.1.1 no such user|550 5.7.1 or not allowed, PERMANENT_AFTER_RCPT",
        "550 4.1.1 no such user for now, PERMANENT_AFTER_RCPT",
        "450 5.1.1 no such user for now, TEMPORARY",
        "450 4.1.1 unverified address, TEMPORARY",
        "550 5.1.0 sender denied, PERMANENT_AFTER_RCPT",
        "550 5.1.5 address valid, PERMANENT_AFTER_RCPT",
        "553 5.1.7 bad sender syntax, PERMANENT_AFTER_RCPT",
        "550 5.1.8 sender domain not found, PERMANENT_AFTER_RCPT",
        "550 5.1.100 unknown code, PERMANENT_AFTER_RCPT",
        "552 5.2.2 mailbox full, MAILBOX",
        "452 4.2.2 mailbox full, MAILBOX",
        "550 5.2.1 mailbox disabled, MAILBOX",
        "554 5.2.252 may not send as this sender, PERMANENT_AFTER_RCPT",
        "552 5.3.4 message too big, PERMANENT_AFTER_RCPT",
        "550 5.7.1 relaying denied, PERMANENT_AFTER_RCPT",
        "535 5.7.8 credentials invalid, PERMANENT_AFTER_RCPT",
        "421 4.3.2 shutting down, TEMPORARY",
        "554 transaction failed, PERMANENT_AFTER_RCPT"
    })
    void shouldNotFindTheAddressWrongOtherwise(String lines, MailFailure failure) {
        assertFalse(reply(lines).refusesAddress());
        assertEquals(failure, reply(lines).failure());
    }

    @ParameterizedTest
    @CsvSource({
        "550 5.1.1 no such sender, PERMANENT_BEFORE_RCPT",
        "552 5.2.2 mailbox of the sender full, PERMANENT_BEFORE_RCPT",
        "535 5.7.8 credentials invalid, PERMANENT_BEFORE_RCPT",
        "454 4.7.0 temporary authentication failure, TEMPORARY"
    })
    void shouldNotFindTheRecipientsAddressOrMailboxWrongBeforeRcpt(String lines, MailFailure failure) {
        SmtpReply reply = reply(lines, false);
        assertFalse(reply.refusesAddress());
        assertEquals(failure, reply.failure());
    }

    private static SmtpReply reply(String lines) {
        return reply(lines, true);
    }

    /** @param lines with "|" between them */
    private static SmtpReply reply(String lines, boolean isAfterRcpt) {
        return new SmtpReply(Integer.parseInt(lines.substring(0, 3)), List.of(lines.split("\\|")), isAfterRcpt);
    }
}
