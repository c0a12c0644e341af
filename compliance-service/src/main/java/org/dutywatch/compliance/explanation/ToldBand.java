package org.dutywatch.compliance.explanation;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.dutywatch.compliance.attention.domain.Attention;
import org.dutywatch.compliance.attention.domain.Band;
import org.dutywatch.compliance.attention.domain.Confidence;
import org.dutywatch.compliance.evaluation.ShiftFacts;
import org.dutywatch.compliance.evaluation.domain.ShiftMinutes;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.dutywatch.compliance.time.domain.Minutes;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How the band was made of the three readings of the evidence.
 *
 * @param strict minutes on duty that a strict reading of the evidence behind the low figure shows
 * @param likely the same for the likely reading of all evidence: the best estimate
 * @param generous the same for the generous reading
 * @param low from the strict reading to the low figure
 * @param high from the generous reading to the high figure
 * @param strictByEvidence the strict reading of each class of evidence and better alone; the one that gives most is used
 * @param words the same for people
 */
public record ToldBand(
        BigDecimal strict,
        BigDecimal likely,
        BigDecimal generous,
        Step low,
        Step high,
        List<Step> strictByEvidence,
        String words) {

    private static final String FITTED = "Shares and margins were fitted for this class of evidence in the evaluation"
            + " of the profile, so that the band holds the truth about nine times in ten.";
    private static final String NOT_FITTED =
            "This profile moves neither reading for this class of evidence: the band is the two readings as they are.";

    /**
     * One reading on its way to a figure.
     *
     * @param evidence whose share and margin were used
     * @param reading minutes before
     * @param share of the reading that counts
     * @param marginMinutes taken off the low or added to the high figure
     * @param result the figure in minutes
     */
    public record Step(
            Confidence evidence,
            BigDecimal reading,

            @Schema(examples = "0.93") double share,

            @Schema(examples = "1.5") BigDecimal marginMinutes,

            BigDecimal result) {}

    /** @param minutes as they were evaluated */
    static ToldBand of(ShiftFacts facts, Attention attention, ShiftMinutes minutes) {
        Confidence confidence = minutes.confidence();
        IntervalSet judged = facts.shift().duty().subtract(facts.exempt());
        List<Step> lows = Stream.of(Confidence.values())
                .map(evidence ->
                        low(evidence, facts.profiles().band(evidence), length(attention.low(evidence), judged)))
                .filter(step -> step.reading().signum() > 0 || step.evidence() == confidence)
                .toList();
        Step low = lows.stream()
                .max(Comparator.comparing(Step::result).thenComparing(Step::evidence, Comparator.reverseOrder()))
                .orElseThrow();
        Step high =
                high(confidence, facts.profiles().band(confidence), length(attention.high(), judged), minutes.high());
        BigDecimal likely = Minutes.nearest(length(attention.point(), judged)).toBigDecimal();
        return new ToldBand(
                low.reading(),
                likely,
                high.reading(),
                low,
                high,
                lows,
                words(low, likely, high, Minutes.nearest(judged.length())));
    }

    private static Duration length(IntervalSet times, IntervalSet judged) {
        return times.intersect(judged).length();
    }

    private static Step low(Confidence evidence, Band band, Duration strict) {
        return new Step(
                evidence,
                Minutes.nearest(strict).toBigDecimal(),
                band.lowShare(),
                Minutes.nearest(band.lowMargin()).toBigDecimal(),
                Minutes.atLeast(band.low(strict)).toBigDecimal());
    }

    private static Step high(Confidence evidence, Band band, Duration generous, Minutes most) {
        Minutes high = Minutes.nearest(band.high(generous));
        return new Step(
                evidence,
                Minutes.nearest(generous).toBigDecimal(),
                band.highShare(),
                Minutes.nearest(band.highMargin()).toBigDecimal(),
                (high.exceeds(most) ? most : high).toBigDecimal());
    }

    private static String words(Step low, BigDecimal likely, Step high, Minutes duty) {
        String capped = high.result().compareTo(duty.toBigDecimal()) == 0
                ? ", and no more than the time on duty outside exemptions"
                : "";
        return "A strict reading shows " + low.reading() + " minutes; the low figure " + low.result() + " is "
                + percent(low.share()) + " of it less a margin of " + low.marginMinutes()
                + ", rounded down. The likely reading shows " + likely
                + ", which is the estimate. A generous reading allows " + high.reading() + "; the high figure "
                + high.result() + " is " + percent(high.share()) + " of it plus a margin of " + high.marginMinutes()
                + capped + ". " + (isFitted(low, high) ? FITTED : NOT_FITTED);
    }

    private static boolean isFitted(Step low, Step high) {
        return low.share() != 1
                || high.share() != 1
                || low.marginMinutes().add(high.marginMinutes()).signum() > 0;
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }
}
