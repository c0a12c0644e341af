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

    /** How far people have come with a finding, or that it was taken back. */
    public enum State {
        OPEN,
        ACKNOWLEDGED,
        UNDER_REVIEW,
        CLOSED,
        /** There is nothing to tell of that shift. */
        WITHDRAWN,
        /** There is nothing to tell of that shift, which was moved or replaced: the finding of another says it now. */
        SUPERSEDED;

        /** Whether the figures stand, whatever people have done about them. */
        public boolean holds() {
            return this != WITHDRAWN && this != SUPERSEDED;
        }
    }

    public boolean holds() {
        return state.holds();
    }

    /** An alert that nobody has taken up yet. */
    public boolean isOpenAlert() {
        return state == State.OPEN && tier == Tier.ALERT;
    }
}
