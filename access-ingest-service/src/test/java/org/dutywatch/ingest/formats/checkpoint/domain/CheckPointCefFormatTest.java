package org.dutywatch.ingest.formats.checkpoint.domain;

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

class CheckPointCefFormatTest {
    private static final String FORMAT = "checkpoint-cef";

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
                "act=Accept ~ act=Block ~ denied",
                "act=Accept ~ act=Redirect ~ denied",
                "act=Accept ~ act=Ask ~ unknown_action",
                "|Check Point|URL Filtering| ~ |Check Point|VPN-1 & FireWall-1| ~ no_request",
                "suser=Sam Reyes (sreyes)  ~  ~ access",
                "suser=Sam Reyes (sreyes) ~ suser=RIDGEMONT\\\\sreyes ~ access",
                "product=URL Filtering ~ suser=jnovak ~ repeated_field",
                "requestMethod=GET ~ msg=x ~ access",
                "rt=1793720531000 ~ rt=Nov 03 2026 09:42:11 ~ access",
                "rt=1793720531000 ~ rt=yesterday ~ impossible_timestamp"
            })
    void shouldGiveTheOutcomeThatTheRecordSays(String text, String by, String reason) {
        assertThat(readExample(FORMAT, text, by == null ? "" : by).reason()).isEqualTo(reason);
    }
}
