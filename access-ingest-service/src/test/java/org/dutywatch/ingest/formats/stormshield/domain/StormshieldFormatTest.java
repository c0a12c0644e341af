package org.dutywatch.ingest.formats.stormshield.domain;

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

class StormshieldFormatTest {
    private static final String FORMAT = "stormshield";

    @Test
    void shouldReadARequestWithItsDuration() {
        AccessObservation observation = observed(read(FORMAT, "<13>Nov  3 09:42:11 fw1 " + example(FORMAT)));

        assertThat(observation.employeeId()).isEqualTo("E101");
        assertThat(observation.end()).isEqualTo(NOON);
        assertThat(observation.start()).isEqualTo(NOON.minusMillis(410));
        assertThat(observation.status()).isEqualTo(200);
        assertThat(observation.bytesUp()).isEqualTo(1820);
        assertThat(observation.bytesDown()).isEqualTo(48211);
    }

    @Test
    void shouldReadAConnectionOfTheSslProxyAsATunnel() {
        String line = "id=firewall time=\"2026-11-03 09:42:11\" fw=\"SN310\" tz=-0600 startime=\"2026-11-03 09:42:10\""
                + " pri=5 proto=ssl user=\"sreyes\" domain=\"\" src=10.20.1.23 srcport=55127 dst=157.240.2.35 sent=2102"
                + " rcvd=5285 duration=60.24 action=pass dstname=\"www.facebook.com\" msg=\"Connection not deciphered\""
                + " logtype=\"ssl\"";
        AccessObservation observation = observed(read(FORMAT, line));

        assertThat(observation.kind()).isEqualTo(AccessKind.TUNNEL);
        assertThat(observation.start()).isEqualTo(NOON.minusMillis(60_240));
    }

    @ParameterizedTest
    @CsvSource({
        "action=pass,action=block,denied",
        "action=pass,action=other,unknown_action",
        "action=pass,x=1,fields_missing",
        "logtype=\"web\",logtype=\"plugin\",access",
        "logtype=\"web\",logtype=\"connection\",no_request",
        "logtype=\"web\",logtype=\"filter\",no_request",
        "logtype=\"web\",x=1,not_stormshield",
        "tz=-0600,x=1,access",
        "user=\"sreyes\",user=\"\",access",
        "arg=\"/home.php\",arg=\"/\" user=\"jnovak\",repeated_field"
    })
    void shouldReadWhatTheFirewallDid(String text, String by, String reason) {
        assertThat(readExample(FORMAT, text, by).reason()).isEqualTo(reason);
    }
}
