package org.dutywatch.compliance.evaluation.domain;

/** What the minutes of a shift mean under a limit. It states a measurement; it never says violation. */
public sealed interface Verdict {

    /** How much it says: nothing, that a notice level was reached, that a limit may be passed, that it is. */
    default int weight() {
        if (this instanceof Review review) {
            return review.why() == Why.NOTICE_LEVEL ? 1 : 2;
        }
        return this instanceof Alert ? 3 : 0;
    }

    record WithinLimit() implements Verdict {}

    /** A person should look: the evidence allows minutes over the limit, but does not show them. */
    record Review(Why why) implements Verdict {}

    /** Even the strict reading of inspected requests is over the limit. */
    record Alert() implements Verdict {}

    enum Why {
        /** The limit lies inside the band. */
        BAND_CROSSES_LIMIT,
        /** The strict figure is over the limit only with tunnels, which show bytes and not what was looked at. */
        RESTS_ON_TUNNELS,
        /** The source shows no pages elsewhere, and what they embed may have been taken for visits. */
        CONTEXT_UNKNOWN,
        /** The roster of a part of the shift is not known: its feed is older than its limit. */
        ROSTER_UNKNOWN,
        /** The strict figure has reached the notice level below the limit. */
        NOTICE_LEVEL
    }
}
