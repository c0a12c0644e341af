package org.dutywatch.ingest.formats.umbrella.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.NOON;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.example;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.observed;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.read;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.readExample;

import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UmbrellaFormatTest {
    private static final String FORMAT = "cisco-umbrella";

    @Test
    void shouldReadARequest() {
        AccessObservation observation = observed(read(FORMAT, example(FORMAT)));

        assertThat(observation.employeeId()).isEqualTo("E101");
        assertThat(observation.host()).isEqualTo("www.facebook.com");
        assertThat(observation.end()).isEqualTo(NOON);
        assertThat(observation.kind()).isEqualTo(AccessKind.URL);
        assertThat(observation.bytesUp()).isEqualTo(1820);
        assertThat(observation.bytesDown()).isEqualTo(48211);
        assertThat(observation.start()).isEqualTo(observation.end());
        assertThat(observation.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "ALLOWED ~ BLOCKED ~ denied",
                "ALLOWED ~ WARNED ~ warned",
                "ALLOWED ~ x ~ unknown_action",
                "\"AD Users\",\"\" ~ \"Networks\",\"\" ~ access",
                "\"AD Users\",\"\" ~ \"\",\"\" ~ fields_missing",
                "\"https://www.facebook.com/home.php\" ~ \"\" ~ not_umbrella",
                "\"ALLOWED\" ~ \"1 (A)\" ~ dns_query",
                "Mozilla/5.0 ~ a \"\"b\"\" c ~ access",
                "Mozilla/5.0 ~ a \"b\" c ~ text_after_quote",
                "\"203.0.113.9\", ~  \"203.0.113.9\", ~ access",
                "2026-11-03 15:42:11 ~ 2026-11-33 15:42:11 ~ impossible_timestamp"
            })
    void shouldGiveTheOutcomeThatTheRecordSays(String text, String by, String reason) {
        assertThat(readExample(FORMAT, text, by == null ? "" : by).reason()).isEqualTo(reason);
    }

    @Test
    void shouldNotTakeTheNameOfANetworkForAUser() {
        String line = example(FORMAT).replace("\"AD Users\",\"\"", "\"Networks\",\"\"");

        assertThat(observed(read(FORMAT, line)).identity().name()).isEqualTo("LEASE");
    }

    @Test
    void shouldRecogniseTheDnsLogWhichShowsNoVisit() {
        String line = "\"2026-11-03 15:42:11\",\"Sam Reyes (sreyes)\",\"Sam Reyes (sreyes),HQ\",\"10.20.1.23\","
                + "\"203.0.113.9\",\"Allowed\",\"1 (A)\",\"NOERROR\",\"www.facebook.com.\",\"Social Networking\"";

        assertThat(read(FORMAT, line).reason()).isEqualTo("dns_query");
    }
}
