package org.dutywatch.notification.notices.domain;

/** What a mail is about. */
public enum News {
    /** The recipient hears of this finding for the first time. */
    FIRST,
    /** The estimate has grown since. */
    UPDATE,
    /** What was told no longer holds. */
    CORRECTION,
    /** Nothing of what was told holds any more. */
    WITHDRAWAL,
    /** It was told that nothing holds; now something does again. */
    REOPENED;

    /** Whether the recipient is asked to answer, even if he answered what was told before. */
    public boolean asksForAnswer() {
        return this == FIRST || this == REOPENED;
    }
}
