package org.dutywatch.compliance.model.bundles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.compliance.model.attention.AnAccess.anAccess;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dutywatch.compliance.model.attention.AccessFixtures;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.bundles.file.ExemptionsFile;
import org.dutywatch.compliance.model.evaluation.ExplainedShiftFixtures;
import org.dutywatch.compliance.model.evaluation.ShiftFacts;
import org.dutywatch.compliance.model.measuring.ExclusionReason;
import org.dutywatch.compliance.model.measuring.ShiftMinutes;
import org.dutywatch.compliance.model.measuring.SiteExemptions;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.dutywatch.compliance.model.time.Minutes;
import org.dutywatch.compliance.model.verdicts.PostingVerdict;
import org.junit.jupiter.api.Test;

/** An exemption for one site: its effect on the figures, and in a bundle that is written and read again. */
class SiteExemptBundleTest {
    private static final Interval WINDOW = Interval.of(ExplainedShiftFixtures.at(100), Duration.ofHours(3));

    @Test
    void shouldGiveTheSameFiguresWhenTheFilesAreReadAgain() throws BundleRefused {
        ShiftFacts facts = exempt(ExplainedShiftFixtures.busyShift(), "facebook");
        var exemptions = List.of(
                ExemptionsFile.ExemptionEntry.withheld(ExplainedShiftFixtures.EXEMPT, List.of()),
                new ExemptionsFile.ExemptionEntry(
                        new UUID(1, 2),
                        WINDOW,
                        List.of("facebook"),
                        "INTELLIGENCE",
                        "case",
                        null,
                        "E010",
                        Instant.EPOCH));

        ShiftFacts read = BundleFiles.facts(
                BundleFiles.write(new BundleFiles.RecordedFacts(facts, List.of(), List.of(), exemptions)));

        assertThat(read.siteExemptions()).isEqualTo(facts.siteExemptions());
        assertThat(read.exemptTimes()).isEqualTo(facts.exemptTimes());
        assertThat(read.minutes()).isEqualTo(facts.minutes());
        assertThat(read.posting()).isEqualTo(facts.posting());
    }

    @Test
    void shouldExcludeTheExemptMinutesAndCountTheRest() {
        ShiftFacts all = ExplainedShiftFixtures.busyShift();
        ShiftFacts some = exempt(all, "facebook");

        var before = all.minutes();
        var after = some.minutes();

        assertThat(after.point()).isLessThan(before.point());
        assertThat(exempt(after)).isGreaterThan(exempt(before) + 150);
        assertThat(after.bySite().get("reddit")).isEqualTo(before.bySite().get("reddit"));
    }

    @Test
    void shouldFindNoPostingWhenTheUploadIsToAnExemptSite() {
        List<AccessObservation> evidence = new ArrayList<>(
                AccessFixtures.browsing(ExplainedShiftFixtures.at(120), Duration.ofMinutes(5), "facebook"));
        evidence.add(anAccess(ExplainedShiftFixtures.at(121))
                .on("facebook")
                .asPosting()
                .build());
        ShiftFacts facts = ExplainedShiftFixtures.facts(evidence);

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
                facts.exemptTimes(),
                SiteExemptions.of(Map.of(site, IntervalSet.of(WINDOW))),
                facts.otherDuty(),
                facts.evidence(),
                facts.policy(),
                facts.profiles(),
                null,
                List.of());
    }
}
