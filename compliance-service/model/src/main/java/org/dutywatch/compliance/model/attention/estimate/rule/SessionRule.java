package org.dutywatch.compliance.model.attention.estimate.rule;

import java.time.Duration;

/**
 * How long a session of attention lasts between and after bursts.
 *
 * @param gap a burst continues the session if it starts at most this long after the previous one ended; the whole gap
 *     counts
 * @param reach a session is continued at most this long after its last opening burst or watched media: later traffic
 *     without an action of the person comes from the page
 * @param tail reading time added after a burst
 * @param mediaTail time added instead after watched media
 * @param loneTail reading time added instead after a burst that is a whole session by itself
 * @param stay an opening burst at the same site continues the session even this long after the previous one ended, if
 *     the person is not known to have opened an unmonitored page in between
 * @param tailPrior weight of {@code tail} as a number of pauses: the reading time is the mean of the person's own
 *     pauses and this many pauses of length {@code tail}; 0 keeps {@code tail} fixed
 * @param gapPauses {@code gap} is extended by the person's mean pause times this factor; 0 keeps it fixed
 */
public record SessionRule(
        Duration gap,
        Duration reach,
        Duration tail,
        Duration mediaTail,
        Duration loneTail,
        Duration stay,
        int tailPrior,
        double gapPauses) {

    /** A rule that is the same for everybody. */
    public SessionRule(Duration gap, Duration reach, Duration tail, Duration mediaTail) {
        this(gap, reach, tail, mediaTail, tail, gap, 0, 0);
    }

    /** Whether it depends on neighbouring bursts, so that more evidence can remove moments. */
    public boolean dependsOnNeighbours() {
        return tailPrior > 0 || gapPauses > 0 || !loneTail.equals(tail) || !stay.equals(gap);
    }

    /** Whether it adapts to the person's own pauses. */
    public boolean adaptsToPerson() {
        return tailPrior > 0 || gapPauses > 0;
    }

    /** This rule, adapted to a person's pauses. */
    public SessionRule adaptedTo(Pauses pauses) {
        if (pauses.count() == 0) {
            return this;
        }
        long mean = pauses.millis() / pauses.count();
        long personal = tailPrior == 0
                ? tail.toMillis()
                : (tailPrior * tail.toMillis() + pauses.millis()) / (tailPrior + pauses.count());
        Duration widened = gap.plusMillis((long) (gapPauses * mean));
        return new SessionRule(
                widened,
                reach,
                Duration.ofMillis(personal),
                mediaTail,
                loneTail,
                stay.compareTo(widened) < 0 ? widened : stay,
                tailPrior,
                gapPauses);
    }

    /**
     * A person's pauses between the bursts of a session.
     *
     * @param count number of pauses
     * @param millis their total length
     */
    public record Pauses(long count, long millis) {}
}
