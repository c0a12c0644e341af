package org.dutywatch.ingest.formats.sophos.domain;

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

class SophosUtmFormatTest {
    private static final String FORMAT = "sophos-utm";

    @Test
    void shouldReadARequestWithItsDuration() {
        AccessObservation observation = observed(read(FORMAT, "<30>" + example(FORMAT)));

        assertThat(observation.employeeId()).isEqualTo("E101");
        assertThat(observation.end()).isEqualTo(NOON);
        assertThat(observation.start()).isEqualTo(NOON.minusMillis(412));
        assertThat(observation.document()).isTrue();
        assertThat(observation.bytesUp()).isNull();
        assertThat(observation.bytesDown()).isEqualTo(48211);
    }

    @Test
    void shouldReadAConnectAsATunnel() {
        assertThat(observed(readExample(FORMAT, "method=\"GET\"", "method=\"CONNECT\""))
                        .kind())
                .isEqualTo(AccessKind.TUNNEL);
    }

    @ParameterizedTest
    @CsvSource({
        "action=\"pass\",action=\"block\",denied",
        "action=\"pass\",action=\"warn\",warned",
        "action=\"pass\",action=\"drop\",unknown_action",
        "statuscode=\"200\",statuscode=\"407\",auth_required",
        "error=\"\",error=\"Connection refused\",failed",
        "id=\"0001\",id=\"0072\",no_request",
        "id=\"0001\",id=\"0003\",no_request",
        "httpproxy,named,no_request",
        "fullreqtime,x,fields_missing",
        "2026:11:03,2026:13:03,impossible_timestamp",
        "statuscode=\"200\",statuscode=\"x\",status_shape"
    })
    void shouldCallNothingElseAnAccess(String text, String by, String reason) {
        assertThat(readExample(FORMAT, text, by).reason()).isEqualTo(reason);
    }
}
