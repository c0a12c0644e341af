package org.dutywatch.compliance.evaluation.domain;

/** The result of comparing figures with a limit. It states a measurement; it never says violation. */
public sealed interface Verdict {

    /** Severity: 0 within the limit, 1 notice level reached, 2 any other review, 3 alert. */
    default int weight() {
        if (this instanceof Review review) {
            return review.why() == Why.NOTICE_LEVEL ? 1 : 2;
        }
        return this instanceof Alert ? 3 : 0;
    }

    record WithinLimit() implements Verdict {}

    /** A person should look: the limit may be exceeded, or the notice level is reached. */
    record Review(Why why) implements Verdict {}

    /** The low estimate from inspected requests is over the limit. */
    record Alert() implements Verdict {}

    /** Why a person should look. */
    enum Why {
        /** The limit lies inside the band. */
        BAND_CROSSES_LIMIT,
        /** The figures exceed the limit only because of tunnels, which show bytes but no content. */
        RESTS_ON_TUNNELS,
        /** The source does not log unmonitored pages, so content embedded in them may look like visits. */
        CONTEXT_UNKNOWN,
        /** The roster of a part of the shift is unknown, because its feed is older than allowed. */
        ROSTER_UNKNOWN,
        /** The low figure has reached the notice level, which is below the limit. */
        NOTICE_LEVEL
    }
}
