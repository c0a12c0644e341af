package org.dutywatch.ingest.reading.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dutywatch.ingest.reading.domain.AcceptedTimes.Range;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedTimesTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-22T12:00:00Z");
    private static final AcceptedTimes TIMES = AcceptedTimes.of(
            RECEIVED,
            Duration.ofDays(35),
            Duration.ofMinutes(5),
            List.of(
                    range("2026-01-10T00:00:00Z", "2026-01-12T00:00:00Z"),
                    range("2026-12-01T00:00:00Z", "2026-12-02T00:00:00Z")));

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T12:05:00Z,",
        "2026-11-22T12:05:00.001Z, in_the_future",
        "2026-10-18T12:00:00Z,",
        "2026-10-18T11:59:59.999Z, too_old",
        "2026-01-09T23:59:59.999Z, too_old",
        "2026-01-10T00:00:00Z,",
        "2026-01-11T23:59:59.999Z,",
        "2026-01-12T00:00:00Z, too_old",
        "1970-01-01T00:00:00Z, too_old",
        // No bulk load makes evidence of a line that was written before its time.
        "2026-12-01T12:00:00Z, in_the_future",
        "+292278994-08-17T07:12:55.807Z, in_the_future"
    })
    void shouldAcceptOnlyTimesNearTheReceiptOrInABulkLoad(Instant time, @Nullable String reason) {
        Malformed refusal = TIMES.refusal(time.toEpochMilli());

        assertThat(refusal == null ? null : refusal.reason()).isEqualTo(reason);
        assertThat(refusal == null || AcceptedTimes.isRefusal(refusal)).isTrue();
    }

    @Test
    void shouldAcceptEveryTimeUntilToldOtherwise() {
        assertThat(AcceptedTimes.ALL.refusal(Long.MAX_VALUE)).isNull();
        assertThat(AcceptedTimes.ALL.refusal(0)).isNull();
    }

    @Test
    void shouldRefuseALineAboutAnySiteAndReadTheNextOnesAgain() {
        var reader = ReadingFixtures.reader();
        String monitored = ReadingFixtures.line("GET", "https://www.facebook.com/");
        String other = ReadingFixtures.line("GET", "https://a.example/");

        reader.accept(TIMES);
        assertThat(read(reader, monitored).reason()).isEqualTo("in_the_future");
        assertThat(read(reader, other).reason()).isEqualTo("in_the_future");
        reader.accept(AcceptedTimes.ALL);
        assertThat(read(reader, monitored).reason()).isEqualTo("access");
        assertThat(read(reader, other).reason()).isEqualTo("other_site");
    }

    private static LineOutcome read(AccessReader reader, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return reader.read(bytes, 0, bytes.length);
    }

    private static Range range(String from, String to) {
        return new Range(Instant.parse(from).toEpochMilli(), Instant.parse(to).toEpochMilli());
    }
}
