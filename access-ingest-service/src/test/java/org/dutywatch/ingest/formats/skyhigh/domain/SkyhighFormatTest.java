package org.dutywatch.ingest.formats.skyhigh.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.NOON;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.example;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.observed;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.read;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.readExample;

import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkyhighFormatTest {
    private static final String FORMAT = "skyhigh";
    private static final String SHORT =
            "<134>Nov  3 09:42:11 mwg1 mwg: status=\"200/0\" srcip=\"10.20.1.23\" user=\"sreyes\""
                    + " dhost=\"www.facebook.com\" urlp=\"443\" proto=\"HTTPS/https\" mtd=\"GET\" urlc=\"Social"
                    + " Networking\" mt=\"text/html\" bytes=\"458/509/2813889/3001\" ua=\"x\" http_referrer=\"\""
                    + " lat=\"0/0/165/2638\" url=\"https://www.facebook.com/home.php\" rep_level=\"Minimal Risk\"";

    @Test
    void shouldReadTheFormWithADate() {
        AccessObservation observation = observed(read(FORMAT, "<30>Nov  3 09:42:12 mwg1 mwg: " + example(FORMAT)));

        assertThat(observation.employeeId()).isEqualTo("E101");
        assertThat(observation.start()).isEqualTo(observation.end()).isEqualTo(NOON);
        assertThat(observation.method()).isEqualTo("GET");
        assertThat(observation.document()).isTrue();
        assertThat(observation.bytesDown()).isEqualTo(48211);
    }

    @ParameterizedTest
    @CsvSource({
        "200/0,access",
        "200,access",
        "403/80,denied",
        "407/81,auth_required",
        "200/81,auth_required",
        "x/0,status_shape"
    })
    void shouldReadTheFormWithShortNames(String status, String reason) {
        assertThat(read(FORMAT, SHORT.replace("200/0", status)).reason()).isEqualTo(reason);
    }

    @Test
    void shouldTakeTheTimeOfTheHeaderWhereTheRecordHasNone() {
        assertThat(observed(read(FORMAT, SHORT)).end()).isEqualTo(NOON);
        assertThat(read(FORMAT, SHORT.substring(SHORT.indexOf("status"))).reason())
                .isEqualTo("time_missing");
    }

    @ParameterizedTest
    @CsvSource({
        "block_id=0,block_id=10,denied",
        "block_id=0,block_id=81,auth_required",
        "http_status_code=200,http_status_code=407,auth_required",
        "GET https://www.facebook.com/home.php HTTP/1.1,CERTVERIFY,no_host",
        "GET https://www.facebook.com/home.php HTTP/1.1,CONNECT www.facebook.com:443 HTTP/1.1,access",
        "username=\"sreyes\",username=\"\",access",
        "block_reason,x,not_skyhigh",
        "referer=\"\",referer=\"\" username=\"jnovak\",repeated_field"
    })
    void shouldReadWhatTheGatewayDid(String text, String by, String reason) {
        assertThat(readExample(FORMAT, text, by).reason()).isEqualTo(reason);
    }
}
