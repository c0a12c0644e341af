package org.dutywatch.notification.findings.domain;

/**
 * The fields of one finding revision that decide whether somebody is notified.
 *
 * @param point the point estimate in minutes
 * @param correctedRevision the last revision that was caused by a corrected roster, exemption, employee record or
 *     lease, a changed policy or another estimator profile; 0 if there was none
 */
public record FindingSummary(int revision, Tier tier, State state, double point, int correctedRevision) {
    /**
     * ALERT: the low estimate from inspected requests is over the limit, also without accesses near embedded content,
     * and the roster is known. REVIEW: a person should look, for example because only the upper part of the band is
     * over the limit, or because something looks like posting.
     */
    public enum Tier {
        ALERT,
        REVIEW
    }

    /** The state of a finding. */
    public enum State {
        OPEN,
        ACKNOWLEDGED,
        UNDER_REVIEW,
        CLOSED,
        /** The facts known now do not support the finding. */
        WITHDRAWN,
        /** The shift was moved or replaced; another finding covers the new shift. */
        SUPERSEDED;

        /** Returns whether the figures are still valid, whatever people have done about the finding. */
        public boolean inEffect() {
            return this != WITHDRAWN && this != SUPERSEDED;
        }
    }

    public boolean inEffect() {
        return state.inEffect();
    }

    /** Returns whether this is an alert that nobody has acted on yet. */
    public boolean isOpenAlert() {
        return state == State.OPEN && tier == Tier.ALERT;
    }
}
