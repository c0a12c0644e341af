package org.dutywatch.compliance.model.evaluation;

import static org.dutywatch.compliance.model.attention.AnAccess.anAccess;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dutywatch.compliance.model.attention.AccessFixtures;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.Band;
import org.dutywatch.compliance.model.attention.Confidence;
import org.dutywatch.compliance.model.attention.HostRole;
import org.dutywatch.compliance.model.attention.ProfileFixtures;
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;
import org.dutywatch.compliance.model.duty.Shift;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.policies.Policy;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.dutywatch.compliance.model.time.Minutes;

/** Facts of shifts that contain every case that an explanation can show. */
public final class ExplainedShiftFixtures {
    public static final Instant START = Instant.parse("2026-11-06T12:00:00Z");
    public static final Instant END = START.plus(Duration.ofHours(10));
    public static final Interval BREAK = Interval.of(at(240), Duration.ofMinutes(30));
    public static final Interval EXEMPT = Interval.of(at(420), Duration.ofMinutes(30));

    private ExplainedShiftFixtures() {}

    public static Instant at(int minutesIntoShift) {
        return START.plus(Duration.ofMinutes(minutesIntoShift));
    }

    /** Visits across the start, the break and the end, one on official business, embedded buttons, a background tab. */
    public static ShiftFacts busyShift() {
        List<AccessObservation> evidence = new ArrayList<>();
        evidence.addAll(AccessFixtures.browsing(at(-8), Duration.ofMinutes(14), "instagram"));
        evidence.addAll(AccessFixtures.embeddedButtons(at(40), Duration.ofMinutes(50)));
        evidence.addAll(AccessFixtures.browsing(at(120), Duration.ofMinutes(25), "facebook"));
        evidence.addAll(AccessFixtures.video(at(139), Duration.ofMinutes(9)));
        evidence.addAll(AccessFixtures.backgroundTab(at(170), Duration.ofMinutes(60)));
        evidence.addAll(AccessFixtures.browsing(at(235), Duration.ofMinutes(40), "reddit"));
        evidence.add(anAccess(at(330)).to(HostRole.APP_API).of(900).inSeries(77).build());
        evidence.add(anAccess(at(340)).of(20_000).asDocument().asDenied().build());
        evidence.addAll(AccessFixtures.browsing(at(415), Duration.ofMinutes(30), "facebook"));
        evidence.addAll(AccessFixtures.browsing(at(590), Duration.ofMinutes(30), "facebook"));
        return facts(evidence);
    }

    public static ShiftFacts facts(List<AccessObservation> evidence) {
        return new ShiftFacts(
                new Shift(
                        "E101",
                        new Interval(START, END),
                        ShiftKind.REGULAR,
                        IntervalSet.of(BREAK),
                        IntervalSet.empty()),
                IntervalSet.of(EXEMPT),
                IntervalSet.empty(),
                evidence,
                new Policy(UUID.fromString("11111111-2222-3333-4444-555555555555"), 7, Minutes.of(30)),
                withBands());
    }

    /** A different band for each confidence class, none with round numbers, so that using a wrong one fails a test. */
    static EstimatorProfiles withBands() {
        var profile = ProfileFixtures.FIXED_GAPS;
        return new EstimatorProfiles(
                profile.version(), profile.requests(), profile.tunnels(), profile.flows(), bands());
    }

    private static Map<Confidence, Band> bands() {
        Map<Confidence, Band> bands = new EnumMap<>(Confidence.class);
        for (Confidence evidence : Confidence.values()) {
            int doubt = evidence.ordinal();
            bands.put(
                    evidence,
                    new Band(
                            0.93 - 0.02 * doubt,
                            Duration.ofSeconds(80 + 10L * doubt),
                            1.07 + 0.03 * doubt,
                            Duration.ofSeconds(100 + 20L * doubt)));
        }
        return bands;
    }
}
