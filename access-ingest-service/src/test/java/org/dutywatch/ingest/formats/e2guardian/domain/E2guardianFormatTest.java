package org.dutywatch.ingest.formats.e2guardian.domain;

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

class E2guardianFormatTest {
    private static final String EXAMPLE = E2guardianFormat.E2GUARDIAN.exampleLine();

    private final LineFormat format =
            format(E2guardianFormat.E2GUARDIAN, FormatOptions.DEFAULT.inZone(ZoneId.of("America/Chicago")));

    @Test
    void shouldReadTheExampleLine() {
        AccessObservation access = observed(format, EXAMPLE);

        assertThat(access.host()).isEqualTo("www.facebook.com");
        assertThat(access.end()).isEqualTo(Instant.parse("2026-11-03T15:42:11Z"));
        assertThat(access.start()).isEqualTo(access.end());
        assertThat(access.kind()).isEqualTo(AccessKind.URL);
        assertThat(access.status()).isEqualTo(200);
        assertThat(access.bytesDown()).isEqualTo(48211);
        assertThat(access.document()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "*SCANNED*,GET,200,access",
        "*EXCEPTION* Exception site,GET,404,access",
        "*SCANNED*,CONNECT,200,access",
        "*DENIED* Banned site,GET,403,denied",
        "*DENIED-POST* x,POST,403,denied",
        "*INFECTED* x,GET,200,denied",
        "*SCANNED*,GET,403,failed",
        "*SCANNED*,GET,407,auth_required",
        "*SCANNED*,GET,502,failed",
        "*SCANNED*,GET,0,aborted_before_answer",
        "*SCANNED*,CONNECT,503,tunnel_failed"
    })
    void shouldTellAccessFromDenialAndFailure(String what, String method, String code, String reason) {
        String line = EXAMPLE.replace("*SCANNED* \tGET", what + "\t" + method).replace("\t200\t", "\t" + code + "\t");

        assertThat(read(format, line).reason()).isEqualTo(reason);
    }

    @Test
    void shouldRefuseARowWithMoreOrFewerColumns() {
        assertThat(read(format, EXAMPLE.replace("home.php", "home\tphp")).reason())
                .isEqualTo("column_count");
        assertThat(read(format, EXAMPLE.replace("\tofficers", "")).reason()).isEqualTo("column_count");
    }

    @Test
    void shouldSayNothingElseWhenALineIsDamaged() {
        RecordChecks.assertDamageSaysNothingElse(E2guardianFormat.E2GUARDIAN);
    }
}
