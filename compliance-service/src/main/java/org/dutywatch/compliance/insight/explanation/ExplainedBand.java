package org.dutywatch.compliance.insight.explanation;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.dutywatch.compliance.model.attention.Attention;
import org.dutywatch.compliance.model.attention.Band;
import org.dutywatch.compliance.model.attention.Confidence;
import org.dutywatch.compliance.model.evaluation.ShiftFacts;
import org.dutywatch.compliance.model.measuring.ShiftMinutes;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.dutywatch.compliance.model.time.Minutes;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How the band follows from the three readings of the evidence. All readings are minutes on duty outside exemptions.
 *
 * @param strict minutes of the strict reading that the low figure is based on
 * @param likely minutes of the likely reading of all evidence: the best estimate
 * @param generous minutes of the generous reading of all evidence
 * @param low how the low figure follows from the strict reading
 * @param high how the high figure follows from the generous reading
 * @param strictByEvidence one step for each confidence class, from the strict reading of the evidence of that class and
 *     better classes alone; {@code low} is the one with the greatest result
 * @param words the same as a text
 */
public record ExplainedBand(
        BigDecimal strict,
        BigDecimal likely,
        BigDecimal generous,
        BandStep low,
        BandStep high,
        List<BandStep> strictByEvidence,
        String words) {

    private static final String FITTED = "Shares and margins were fitted for this class of evidence in the evaluation"
            + " of the profile, so that the band contains the true value about nine times in ten.";
    private static final String NOT_FITTED =
            "This profile has no shares or margins for this class of evidence: the band is the two readings.";

    /**
     * How one figure follows from one reading: the share of the reading, minus the margin for a low figure, plus the
     * margin for a high figure.
     *
     * @param evidence the confidence class whose share and margin are used
     * @param reading minutes of the reading
     * @param share factor by which the reading is multiplied
     * @param marginMinutes minutes subtracted from a low figure or added to a high figure
     * @param result the figure in minutes; a high figure is never above the time on duty outside exemptions
     */
    public record BandStep(
            Confidence evidence,
            BigDecimal reading,

            @Schema(examples = "0.93") double share,

            @Schema(examples = "1.5") BigDecimal marginMinutes,

            BigDecimal result) {}

    /**
     * @param attention the three readings of the evidence
     * @param minutes the figures that the evaluation computed from the same facts
     */
    static ExplainedBand of(ShiftFacts facts, Attention attention, ShiftMinutes minutes) {
        Confidence confidence = minutes.confidence();
        IntervalSet countable = facts.shift().duty().subtract(facts.exemptTimes());
        List<BandStep> lows = Stream.of(Confidence.values())
                .map(evidence ->
                        low(evidence, facts.profiles().band(evidence), length(attention.low(evidence), countable)))
                .filter(step -> step.reading().signum() > 0 || step.evidence() == confidence)
                .toList();
        BandStep low = lows.stream()
                .max(Comparator.comparing(BandStep::result)
                        .thenComparing(BandStep::evidence, Comparator.reverseOrder()))
                .orElseThrow();
        BandStep high = high(
                confidence, facts.profiles().band(confidence), length(attention.high(), countable), minutes.high());
        BigDecimal likely =
                Minutes.rounded(length(attention.point(), countable)).toBigDecimal();
        return new ExplainedBand(
                low.reading(),
                likely,
                high.reading(),
                low,
                high,
                lows,
                text(low, likely, high, Minutes.rounded(countable.length())));
    }

    private static Duration length(IntervalSet times, IntervalSet countable) {
        return times.intersect(countable).length();
    }

    private static BandStep low(Confidence evidence, Band band, Duration strict) {
        return new BandStep(
                evidence,
                Minutes.rounded(strict).toBigDecimal(),
                band.lowShare(),
                Minutes.rounded(band.lowMargin()).toBigDecimal(),
                Minutes.roundedDown(band.low(strict)).toBigDecimal());
    }

    private static BandStep high(Confidence evidence, Band band, Duration generous, Minutes cap) {
        Minutes high = Minutes.rounded(band.high(generous));
        return new BandStep(
                evidence,
                Minutes.rounded(generous).toBigDecimal(),
                band.highShare(),
                Minutes.rounded(band.highMargin()).toBigDecimal(),
                (high.exceeds(cap) ? cap : high).toBigDecimal());
    }

    private static String text(BandStep low, BigDecimal likely, BandStep high, Minutes duty) {
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

    private static boolean isFitted(BandStep low, BandStep high) {
        return low.share() != 1
                || high.share() != 1
                || low.marginMinutes().add(high.marginMinutes()).signum() > 0;
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }
}
