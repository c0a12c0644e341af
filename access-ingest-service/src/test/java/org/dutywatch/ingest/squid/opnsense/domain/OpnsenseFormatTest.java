package org.dutywatch.ingest.squid.opnsense.domain;

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

class OpnsenseFormatTest {
    private static final String FORMAT = "opnsense";

    @Test
    void shouldReadARequest() {
        AccessObservation observation = observed(read(FORMAT, example(FORMAT)));

        assertThat(observation.employeeId()).isEqualTo("E101");
        assertThat(observation.host()).isEqualTo("www.facebook.com");
        assertThat(observation.end()).isEqualTo(NOON);
        assertThat(observation.kind()).isEqualTo(AccessKind.URL);
        assertThat(observation.bytesDown()).isEqualTo(48211);
        assertThat(observation.status()).isEqualTo(200);
        assertThat(observation.start()).isEqualTo(NOON.minusMillis(412));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "TCP_MISS ~ TCP_DENIED ~ denied",
                "\"status_code\": 200 ~ \"status_code\": 407 ~ auth_required",
                "\"status_code\": 200 ~ \"status_code\": 503 ~ failed",
                "\"status_code\": 200 ~ \"status_code\": 000 ~ aborted_before_answer",
                "\"status_code\": 200 ~ \"status_code\": 404 ~ access",
                "HIER_DIRECT ~ HIER_NONE ~ answered_by_proxy",
                "\"name\":\"sreyes\" ~ \"name\":\"-\" ~ access",
                "\"original\":\"https://www.facebook.com/home.php\" ~ \"original\":\"error:invalid-request\" ~ no_host",
                "\"type\":\"squid\" ~ \"type\":\"nginx\" ~ not_opnsense",
                "\"request_status\":\"TCP_MISS\", ~  ~ fields_missing",
                "\"duration\":\"412\" ~ \"duration\":\"x\" ~ duration_shape",
                "Mozilla/5.0 ~ x\\\",\\\"user\\\":{\\\"name\\\":\\\"jnovak\\\"} ~ access",
                "Mozilla/5.0 ~ x\"},\"user\":{\"name\":\"jnovak\"},\"x\":{\"y\":\" ~ repeated_field"
            })
    void shouldGiveTheOutcomeThatTheRecordSays(String text, String by, String reason) {
        assertThat(readExample(FORMAT, text, by == null ? "" : by).reason()).isEqualTo(reason);
    }

    @Test
    void shouldCountATunnelOnceWhichTheProxyDecrypts() {
        String tunnel = example(FORMAT)
                .replace("\"GET\"", "\"CONNECT\"")
                .replace("\"https://www.facebook.com/home.php\"", "\"www.facebook.com:443\"");

        assertThat(observed(read(FORMAT, tunnel)).kind()).isEqualTo(AccessKind.TUNNEL);
        assertThat(read(FORMAT, tunnel.replace("TCP_MISS", "NONE_NONE")).reason())
                .isEqualTo("inspected_tunnel");
    }
}
