package org.dutywatch.notification.notices.domain;

/** Why a mail is sent. */
public enum MailReason {
    /** The first mail about this finding to this address. */
    FIRST,
    /** The estimate has grown since the last mail. */
    UPDATE,
    /** The last mail no longer applies: the estimate was lowered or its facts were corrected. */
    CORRECTION,
    /** The finding was withdrawn or superseded after the last mail. */
    WITHDRAWAL,
    /** The finding was withdrawn in the last mail and is now an open alert again. */
    REOPENED;

    /** Returns whether the recipient must answer, even if he has answered an earlier mail. */
    public boolean asksForAnswer() {
        return this == FIRST || this == REOPENED;
    }
}
