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

class PaloAltoCefFormatTest {
    private static final String FORMAT = "paloalto-cef";

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
                "act=alert ~ act=block-url ~ denied",
                "act=alert ~ act=block-continue ~ denied",
                "act=alert ~ act=continue ~ access",
                "act=alert ~ act=other ~ unknown_action",
                "|url|THREAT| ~ |THREAT|url| ~ access",
                "|url|THREAT| ~ |end|TRAFFIC| ~ no_request",
                "suser=ridgemont\\\\sreyes ~ suser= ~ access",
                "suser=ridgemont\\\\sreyes ~ suser=x-fwd-for: 192.0.2.7 ~ no_address",
                "cat=(9999) ~ suser=jnovak ~ repeated_field",
                "rt=Nov 03 2026 15:42:11 GMT ~ rt=Nov 03 2026 09:42:11 ~ access",
                "rt=Nov 03 2026 15:42:11 GMT ~ rt=Nov 01 2026 01:30:00 ~ ambiguous_local_time"
            })
    void shouldGiveTheOutcomeThatTheRecordSays(String text, String by, String reason) {
        assertThat(readExample(FORMAT, text, by == null ? "" : by).reason()).isEqualTo(reason);
    }
}
