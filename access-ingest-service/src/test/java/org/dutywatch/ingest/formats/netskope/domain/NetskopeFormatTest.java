package org.dutywatch.ingest.formats.netskope.domain;

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

class NetskopeFormatTest {
    private static final String FORMAT = "netskope";

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
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "\"app\":\"Facebook\" ~ \"action\":\"allow\" ~ access",
                "\"app\":\"Facebook\" ~ \"action\":\"proceed\" ~ access",
                "\"app\":\"Facebook\" ~ \"action\":\"block\" ~ denied",
                "\"app\":\"Facebook\" ~ \"action\":\"useralert\" ~ warned",
                "\"app\":\"Facebook\" ~ \"action\":\"whatever\" ~ unknown_action",
                "\"type\":\"page\" ~ \"type\":\"application\" ~ access",
                "\"type\":\"page\" ~ \"type\":\"audit\" ~ no_request",
                "\"type\":\"page\" ~ \"type\":\"network\" ~ no_request",
                "\"access_method\":\"Client\" ~ \"access_method\":\"API Connector\" ~ no_request",
                "\"access_method\":\"Client\", ~  ~ not_netskope",
                "\"user\":\"sreyes\" ~ \"user\":\"sreyes@RIDGEMONT\" ~ access",
                "\"user\":\"sreyes\" ~ \"user\":\"\" ~ access",
                "\"user\":\"sreyes\", ~  ~ fields_missing",
                "\"app\":\"Facebook\" ~ \"user\":\"jnovak\" ~ repeated_field",
                "home.php ~ x\"y ~ json_shape",
                "1793720531 ~ 17937205 ~ impossible_timestamp"
            })
    void shouldGiveTheOutcomeThatTheRecordSays(String text, String by, String reason) {
        assertThat(readExample(FORMAT, text, by == null ? "" : by).reason()).isEqualTo(reason);
    }
}
