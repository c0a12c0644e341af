package org.dutywatch.notification.findings.domain;

/**
 * How a finding stands, as far as telling somebody depends on it.
 *
 * @param point the point estimate in minutes
 * @param correctedRevision the last revision that a corrected roster, exemption or policy, or another profile caused; 0 if none did
 */
public record Standing(int revision, Tier tier, State state, double point, int correctedRevision) {
    /** ALERT: the low figure passes the limit. REVIEW: only the band does, or something looks like posting. */
    public enum Tier {
        ALERT,
        REVIEW
    }

    /** A withdrawn finding says that there is nothing to tell of that shift. */
    public enum State {
        OPEN,
        WITHDRAWN
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    public boolean isOpenAlert() {
        return isOpen() && tier == Tier.ALERT;
    }
}
