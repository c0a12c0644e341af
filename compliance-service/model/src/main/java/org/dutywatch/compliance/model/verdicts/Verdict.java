package org.dutywatch.compliance.model.verdicts;

/** The result of comparing figures with a limit. It states a measurement; it never says violation. */
public sealed interface Verdict {

    /** Severity: 0 within the limit, 1 notice level reached, 2 any other review, 3 alert. */
    default int severity() {
        if (this instanceof Review review) {
            return review.reason() == ReviewReason.NOTICE_LEVEL ? 1 : 2;
        }
        return this instanceof Alert ? 3 : 0;
    }

    record WithinLimit() implements Verdict {}

    /** A person should look; the reason says why. It is no alert. */
    record Review(ReviewReason reason) implements Verdict {}

    /**
     * The low estimate from inspected requests is over the limit, also without accesses near embedded content, and the
     * roster is known.
     */
    record Alert() implements Verdict {}

    /** Why a person should look. */
    enum ReviewReason {
        /** The limit lies inside the band. */
        BAND_CROSSES_LIMIT,
        /**
         * The figures exceed the limit only because of tunnels or firewall sessions, which show bytes but no content.
         */
        RESTS_ON_TUNNELS,
        /**
         * The source does not log unmonitored pages, so content embedded in them may look like visits; without accesses
         * near embedded content the low estimate is not over the limit.
         */
        CONTEXT_UNKNOWN,
        /**
         * It would be an alert, but the roster of a part of the shift is unknown, because its feed is older than
         * allowed.
         */
        ROSTER_UNKNOWN,
        /** The low estimate has reached the notice level, which is below the limit. */
        NOTICE_LEVEL
    }
}
