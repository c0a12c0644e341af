package org.dutywatch.ingest.formats.cisco.domain;

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
import org.junit.jupiter.params.provider.ValueSource;

class MerakiFormatTest {
    private static final String FORMAT = "cisco-meraki";
    private static final String REQUEST = "GET https://www.facebook.com/home.php";

    @Test
    void shouldReadARequestOfTheHolderOfTheAddress() {
        AccessObservation observation = observed(read(FORMAT, example(FORMAT)));

        assertThat(observation.employeeId()).isEqualTo("E101");
        assertThat(observation.kind()).isEqualTo(AccessKind.URL);
        assertThat(observation.method()).isEqualTo("GET");
        assertThat(observation.start()).isEqualTo(observation.end()).isEqualTo(NOON.plusMillis(872));
        assertThat(observation.bytesUp()).isNull();
    }

    @Test
    void shouldReadAnEncryptedRequestAsATunnelOfWhichTheHostIsKnown() {
        AccessObservation observation = observed(readExample(FORMAT, REQUEST, "UNKNOWN https://www.facebook.com/..."));

        assertThat(observation.kind()).isEqualTo(AccessKind.TUNNEL);
        assertThat(observation.host()).isEqualTo("www.facebook.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<134>1 ", "<134>Nov  3 09:42:11 10.20.0.1 1 ", "2026-11-03T09:42:11-06:00 relay "})
    void shouldReadALineBehindAHeader(String header) {
        assertThat(observed(read(FORMAT, header + example(FORMAT))).host()).isEqualTo("www.facebook.com");
    }

    @Test
    void shouldReadOtherRecordsAsNoRequest() {
        assertThat(read(FORMAT, "<134>1 1793720531.87 MX84 flows allow src=10.20.1.23 dst=157.240.2.35 protocol=tcp")
                        .reason())
                .isEqualTo("no_request");
        assertThat(read(FORMAT, "<134>1 1793720531123 MX84 security_event ids_alerted signature=1:28423:1")
                        .reason())
                .isEqualTo("no_request");
        assertThat(read(
                                FORMAT,
                                "1793720531.87 MX84 events content_filtering_block url='https://www.facebook.com/...'"
                                        + " server='157.240.2.35:443'")
                        .reason())
                .isEqualTo("no_request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "agent='Mozilla/5.0' |agent='x request: GET https://www.dailynews.example/ ' |ambiguous_fields",
                "src=10.20.1.23:51514 |src: 10.20.1.23 |source_missing",
                "request: |req: |request_missing",
                "www.facebook.com/home.php|www.facebook|url_shape",
                " urls | parcels |not_meraki"
            })
    void shouldRefuseARecordOfAnotherShape(String text, String by, String reason) {
        assertThat(readExample(FORMAT, text, by).reason()).isEqualTo(reason);
    }

    @Test
    void shouldReadAnAddressOfVersion6() {
        assertThat(readExample(FORMAT, "src=10.20.1.23:51514", "src=[2001:db8::1]:51514")
                        .reason())
                .isEqualTo("no_lease");
    }
}
