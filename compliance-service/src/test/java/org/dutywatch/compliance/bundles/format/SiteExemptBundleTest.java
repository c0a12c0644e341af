package org.dutywatch.compliance.bundles.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.compliance.attention.domain.AnAccess.anAccess;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dutywatch.compliance.attention.domain.AccessFixtures;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.evaluation.ShiftFacts;
import org.dutywatch.compliance.evaluation.domain.ExclusionReason;
import org.dutywatch.compliance.evaluation.domain.PostingVerdict;
import org.dutywatch.compliance.evaluation.domain.ShiftMinutes;
import org.dutywatch.compliance.evaluation.domain.SiteExemptions;
import org.dutywatch.compliance.explanation.ExplainedShifts;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.dutywatch.compliance.time.domain.Minutes;
import org.junit.jupiter.api.Test;

/** An exemption for one site: its effect on the figures, and in a bundle that is written and read again. */
class SiteExemptBundleTest {
    private static final Interval WINDOW = Interval.of(ExplainedShifts.at(100), Duration.ofHours(3));

    @Test
    void shouldGiveTheSameFiguresWhenTheFilesAreReadAgain() throws BundleRefused {
        ShiftFacts facts = exempt(ExplainedShifts.busyShift(), "facebook");
        var exemptions = List.of(
                ExemptionsFile.Entry.withheld(ExplainedShifts.EXEMPT, List.of()),
                new ExemptionsFile.Entry(
                        new UUID(1, 2),
                        WINDOW,
                        List.of("facebook"),
                        "INTELLIGENCE",
                        "case",
                        null,
                        "E010",
                        Instant.EPOCH));

        ShiftFacts read =
                BundleFiles.facts(BundleFiles.write(new BundleFiles.Recorded(facts, List.of(), List.of(), exemptions)));

        assertThat(read.exemptSites()).isEqualTo(facts.exemptSites());
        assertThat(read.exempt()).isEqualTo(facts.exempt());
        assertThat(read.minutes()).isEqualTo(facts.minutes());
        assertThat(read.posting()).isEqualTo(facts.posting());
    }

    @Test
    void shouldExcludeTheExemptMinutesAndCountTheRest() {
        ShiftFacts all = ExplainedShifts.busyShift();
        ShiftFacts some = exempt(all, "facebook");

        var before = all.minutes();
        var after = some.minutes();

        assertThat(after.point()).isLessThan(before.point());
        assertThat(exempt(after)).isGreaterThan(exempt(before) + 150);
        assertThat(after.bySite().get("reddit")).isEqualTo(before.bySite().get("reddit"));
    }

    @Test
    void shouldFindNoPostingWhenTheUploadIsToAnExemptSite() {
        List<AccessObservation> evidence =
                new ArrayList<>(AccessFixtures.browsing(ExplainedShifts.at(120), Duration.ofMinutes(5), "facebook"));
        evidence.add(
                anAccess(ExplainedShifts.at(121)).on("facebook").asPosting().seen());
        ShiftFacts facts = ExplainedShifts.facts(evidence);

        assertThat(facts.posting()).isInstanceOf(PostingVerdict.Review.class);
        assertThat(exempt(facts, "instagram").posting()).isInstanceOf(PostingVerdict.Review.class);
        assertThat(exempt(facts, "facebook").posting()).isInstanceOf(PostingVerdict.NoIndication.class);
    }

    private static long exempt(ShiftMinutes minutes) {
        return minutes.excluded()
                .getOrDefault(ExclusionReason.EXEMPT, Minutes.ZERO)
                .tenths();
    }

    private static ShiftFacts exempt(ShiftFacts facts, String site) {
        return new ShiftFacts(
                facts.shift(),
                facts.exempt(),
                SiteExemptions.of(Map.of(site, IntervalSet.of(WINDOW))),
                facts.otherDuty(),
                facts.evidence(),
                facts.policy(),
                facts.profiles(),
                null,
                List.of());
    }
}
