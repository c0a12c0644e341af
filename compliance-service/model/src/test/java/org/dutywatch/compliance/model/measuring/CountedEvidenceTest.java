package org.dutywatch.compliance.model.measuring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.junit.jupiter.api.Test;

class CountedEvidenceTest {

    @Test
    void shouldCountSecondsByQuarterOfAnHourFromTheStartOfTheShift() {
        var times = IntervalSet.of(
                between("2026-11-05T12:20:00Z", "2026-11-05T12:46:10Z"),
                between("2026-11-05T12:50:00.600Z", "2026-11-05T12:51:00Z"));

        var quarters = new CountedEvidence(times, List.of()).quarters(Instant.parse("2026-11-05T12:10:00Z"));

        // 12:20 to 12:30, 12:30 to 12:45, then 70 s and 59.4 s.
        assertThat(quarters).isEqualTo(Map.of(1, 600, 2, 900, 3, 129));
    }

    private static Interval between(String start, String end) {
        return new Interval(Instant.parse(start), Instant.parse(end));
    }
}
