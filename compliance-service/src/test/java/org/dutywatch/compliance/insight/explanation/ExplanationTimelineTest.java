package org.dutywatch.compliance.insight.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.dutywatch.compliance.insight.timeline.TimelineSvg;
import org.dutywatch.compliance.measuring.evidence.EvidenceSenders.Senders;
import org.dutywatch.compliance.model.evaluation.ExplainedShiftFixtures;
import org.junit.jupiter.api.Test;

class ExplanationTimelineTest {
    private static final ZoneId DEPARTMENT = ZoneId.of("America/Chicago");

    private final Explanation busy = ExplainShift.explain(
            ExplainedShiftFixtures.busyShift(), Senders.NONE, "E101", null, Instant.parse("2026-11-01T08:00:00Z"));

    @Test
    void shouldDrawALaneForDutyForEachSiteAndForWhatWasLeftOut() throws IOException {
        var timeline = ExplanationTimeline.of(busy, DEPARTMENT);

        assertThat(timeline.lanes())
                .extracting(lane -> lane.label())
                .startsWith("duty", "counts")
                .contains("facebook", "instagram", "reddit", "youtube")
                .endsWith("left out");
        // Kept so that a person can look at the picture.
        Files.writeString(Path.of("target", "timeline.svg"), TimelineSvg.of(timeline));
    }

    @Test
    void shouldShowFiguresBandAndLimitInTheCaption() {
        var timeline = ExplanationTimeline.of(busy, DEPARTMENT);

        assertThat(timeline.caption().get(0))
                .contains(busy.minutes().point().toPlainString())
                .contains(
                        "band " + busy.minutes().low() + " to " + busy.minutes().high())
                .contains("limit 30.0");
        assertThat(timeline.description()).contains("facebook: ", "On duty 06:00:00 to 10:00:00, 10:30:00 to 16:00:00");
        assertThat(timeline.toString().toLowerCase(Locale.ROOT)).doesNotContain("violation", "guilty");
    }
}
