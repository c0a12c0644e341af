package org.dutywatch.compliance.attention.estimate.domain;

import java.time.Duration;

/**
 * How long attention lasts between and after bursts.
 *
 * @param gap the next burst carries the same stretch on if it comes at most this long after the last; the time between
 *     counts whole
 * @param reach a stretch is carried at most this long after the last burst that opened it or was watched: without
 *     anything that a person does, what goes on is the page
 * @param tail reading time granted after a burst
 * @param mediaTail the same after a piece of media
 * @param tailPrior how many pauses of the person's own {@code tail} is worth: the reading time granted is the mean of the
 *     person's pauses and of so many of {@code tail}; 0 leaves it fixed
 * @param loneTail the reading time granted after a burst that stands alone, with nothing before and after it
 * @param stay a burst that opens at the same site carries the stretch on even this long after the last, if the person
 *     opened no page elsewhere in between
 * @param gapPauses how many mean pauses of the person {@code gap} is widened by; 0 leaves it fixed
 */
public record StretchRule(
        Duration gap,
        Duration reach,
        Duration tail,
        Duration mediaTail,
        Duration loneTail,
        Duration stay,
        int tailPrior,
        double gapPauses) {

    /** The same for everybody. */
    public StretchRule(Duration gap, Duration reach, Duration tail, Duration mediaTail) {
        this(gap, reach, tail, mediaTail, tail, gap, 0, 0);
    }

    /** It looks at more than single bursts, so that more evidence can take moments away. */
    boolean looksAround() {
        return tailPrior > 0 || gapPauses > 0 || !loneTail.equals(tail) || !stay.equals(gap);
    }

    boolean isPersonal() {
        return tailPrior > 0 || gapPauses > 0;
    }

    /** The rule for somebody who pauses like this. */
    StretchRule of(Pauses pauses) {
        if (pauses.count() == 0) {
            return this;
        }
        long mean = pauses.millis() / pauses.count();
        long personal = tailPrior == 0
                ? tail.toMillis()
                : (tailPrior * tail.toMillis() + pauses.millis()) / (tailPrior + pauses.count());
        Duration widened = gap.plusMillis((long) (gapPauses * mean));
        return new StretchRule(
                widened,
                reach,
                Duration.ofMillis(personal),
                mediaTail,
                loneTail,
                stay.compareTo(widened) < 0 ? widened : stay,
                tailPrior,
                gapPauses);
    }

    /** What somebody's pauses within visits add up to. */
    record Pauses(long count, long millis) {}
}
