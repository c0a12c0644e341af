package org.dutywatch.ingest.formats.paloalto.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.ingest.formats.domain.RecordChecks.format;
import static org.dutywatch.ingest.formats.domain.RecordChecks.observed;
import static org.dutywatch.ingest.formats.domain.RecordChecks.read;

import java.time.Instant;
import java.time.ZoneId;
import org.dutywatch.ingest.formats.domain.RecordChecks;
import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.dutywatch.ingest.reading.domain.FormatOptions;
import org.dutywatch.ingest.reading.domain.LineFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaloAltoCsvFormatTest {
    private static final String EXAMPLE = PaloAltoCsvFormat.PALO_ALTO.exampleLine();

    private final LineFormat format =
            format(PaloAltoCsvFormat.PALO_ALTO, FormatOptions.DEFAULT.inZone(ZoneId.of("America/Chicago")));

    @Test
    void shouldReadTheExampleLine() {
        AccessObservation access = observed(format, EXAMPLE);

        assertThat(access.host()).isEqualTo("www.facebook.com");
        assertThat(access.end()).isEqualTo(Instant.parse("2026-11-03T15:42:11Z"));
        assertThat(access.start()).isEqualTo(access.end());
        assertThat(access.kind()).isEqualTo(AccessKind.URL);
        assertThat(access.method()).isEqualTo("get");
    }

    @ParameterizedTest
    @CsvSource({
        "alert,access",
        "allow,access",
        "continue,access",
        "override,access",
        "block-url,denied",
        "block-continue,denied",
        "block-override,denied",
        "override-lockout,denied",
        "deny,denied",
        "drop,denied",
        "reset-both,denied",
        "sinkhole,unknown_action"
    })
    void shouldTellAccessFromDenial(String action, String reason) {
        assertThat(read(format, EXAMPLE.replace(",alert,", "," + action + ",")).reason())
                .isEqualTo(reason);
    }

    @Test
    void shouldReadAUrlWithCommasAndQuotesAndMoreColumnsAtTheEnd() {
        String line = EXAMPLE.replace("home.php", "g?v={}&e={\"\"q\"\":{\"\"v\"\":1,\"\"h\"\":\"\"x\"\"}}")
                + ",0,1,,\"a,b\",new";

        assertThat(observed(format, line).employeeId()).isEqualTo("E101");
    }

    @Test
    void shouldFindNoRequestInOtherRecords() {
        assertThat(read(format, EXAMPLE.replace("THREAT,url", "TRAFFIC,end")).reason())
                .isEqualTo("no_request");
        assertThat(read(format, EXAMPLE.replace("THREAT,url", "THREAT,file")).reason())
                .isEqualTo("no_request");
        assertThat(read(format, EXAMPLE.replace("THREAT,url", "OTHER,url")).reason())
                .isEqualTo("not_paloalto");
    }

    @Test
    void shouldNotTakeAnAddressOfAProxyForAUser() {
        String line = EXAMPLE.replace("ridgemont\\sreyes", "x-fwd-for: 11.22.33.44");

        assertThat(read(format, line).reason()).isEqualTo("no_user");
    }

    @Test
    void shouldRefuseARecordThatWasCut() {
        assertThat(read(format, EXAMPLE.substring(0, EXAMPLE.indexOf(",get,"))).reason())
                .isEqualTo("column_count");
        assertThat(read(format, EXAMPLE.replace("2026/11/03 09:42:11", "09:42:11"))
                        .reason())
                .isEqualTo("impossible_timestamp");
    }

    @Test
    void shouldSayNothingElseWhenALineIsDamaged() {
        RecordChecks.assertDamageSaysNothingElse(PaloAltoCsvFormat.PALO_ALTO);
    }
}
