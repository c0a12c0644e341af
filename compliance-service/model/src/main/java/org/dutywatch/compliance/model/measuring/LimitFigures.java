package org.dutywatch.compliance.model.measuring;

import java.util.Collection;
import org.dutywatch.compliance.model.attention.Confidence;
import org.dutywatch.compliance.model.time.Minutes;

/**
 * The figures that are compared with a limit: those of a shift, of the window with the most time in it, or of a week.
 * Their meaning is that of {@link ShiftMinutes}.
 */
public record LimitFigures(
        Minutes low, Minutes lowOfRequests, Minutes defended, Minutes point, Minutes high, Confidence confidence) {

    public static LimitFigures of(ShiftMinutes minutes) {
        return new LimitFigures(
                minutes.low(),
                minutes.lowOfRequests(),
                minutes.defended(),
                minutes.point(),
                minutes.high(),
                minutes.confidence());
    }

    /** The sums. The confidence class is the least reliable of those with a high figure above zero. */
    public static LimitFigures sum(Collection<LimitFigures> all) {
        return all.stream().reduce(NONE, LimitFigures::plus);
    }

    private static final LimitFigures NONE = new LimitFigures(
            Minutes.ZERO, Minutes.ZERO, Minutes.ZERO, Minutes.ZERO, Minutes.ZERO, Confidence.URL_USERNAME);

    private LimitFigures plus(LimitFigures other) {
        return new LimitFigures(
                low.plus(other.low),
                lowOfRequests.plus(other.lowOfRequests),
                defended.plus(other.defended),
                point.plus(other.point),
                high.plus(other.high),
                weaker(other));
    }

    /** Limits the defended and the high figure to those of {@code other}, so that an exemption never raises them. */
    LimitFigures atMost(LimitFigures other) {
        return new LimitFigures(
                low, lowOfRequests, smaller(defended, other.defended), point, smaller(high, other.high), confidence);
    }

    private static Minutes smaller(Minutes one, Minutes other) {
        return one.exceeds(other) ? other : one;
    }

    private Confidence weaker(LimitFigures other) {
        if (!other.high.exceeds(Minutes.ZERO)) {
            return confidence;
        }
        return !high.exceeds(Minutes.ZERO) || other.confidence.compareTo(confidence) > 0
                ? other.confidence
                : confidence;
    }
}
