package org.dutywatch.ingest.formats.paloalto.domain;

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

class PaloAltoJsonFormatTest {
    private static final String FORMAT = "paloalto-json";

    @Test
    void shouldReadARequest() {
        AccessObservation observation = observed(read(FORMAT, example(FORMAT)));

        assertThat(observation.employeeId()).isEqualTo("E101");
        assertThat(observation.host()).isEqualTo("www.facebook.com");
        assertThat(observation.end()).isEqualTo(NOON);
        assertThat(observation.kind()).isEqualTo(AccessKind.URL);
        assertThat(observation.start()).isEqualTo(observation.end());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "\"Action\":\"alert\" ~ \"Action\":\"block-url\" ~ denied",
                "\"Action\":\"alert\" ~ \"Action\":\"other\" ~ unknown_action",
                "\"LogType\":\"THREAT\" ~ \"LogType\":\"TRAFFIC\" ~ no_request",
                "\"LogType\":\"THREAT\" ~ \"LogType\":\"x\" ~ not_paloalto",
                "\"SourceUser\":\"ridgemont\\\\sreyes\" ~ \"SourceUser\":null ~ access",
                "\"SourceUser\":\"ridgemont\\\\sreyes\" ~ \"SourceUser\":\"x-fwd-for: 192.0.2.7\" ~ no_address",
                "\"Action\":\"alert\", ~  ~ fields_missing",
                "home.php ~ x\"y ~ json_shape",
                "\"2026-11-03T15:42:11.000000Z\" ~ \"1793720531000000\" ~ access",
                "\"2026-11-03T15:42:11.000000Z\" ~ \"x\" ~ impossible_timestamp"
            })
    void shouldGiveTheOutcomeThatTheRecordSays(String text, String by, String reason) {
        assertThat(readExample(FORMAT, text, by == null ? "" : by).reason()).isEqualTo(reason);
    }
}
