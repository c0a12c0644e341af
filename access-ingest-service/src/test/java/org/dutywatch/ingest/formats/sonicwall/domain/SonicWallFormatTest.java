package org.dutywatch.ingest.formats.sonicwall.domain;

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

class SonicWallFormatTest {
    private static final String FORMAT = "sonicwall";

    @Test
    void shouldReadAVisitedSite() {
        AccessObservation observation = observed(read(FORMAT, "<134>" + example(FORMAT)));

        assertThat(observation.employeeId()).isEqualTo("E101");
        assertThat(observation.start()).isEqualTo(observation.end()).isEqualTo(NOON);
        assertThat(observation.method()).isEqualTo("GET");
        assertThat(observation.status()).isEqualTo(200);
        assertThat(observation.bytesUp()).isEqualTo(1820);
        assertThat(observation.bytesDown()).isEqualTo(48211);
    }

    @Test
    void shouldReadATimeWithItsZone() {
        assertThat(observed(readExample(FORMAT, "09:42:11\"", "15:42:11 UTC\"")).end())
                .isEqualTo(NOON);
    }

    @ParameterizedTest
    @CsvSource({
        "m=97,m=14,denied",
        "m=97,m=537,no_request",
        "m=97,m=98,no_request",
        "usr=\"sreyes\",usr=\"Unknown (SSO failed)\",access",
        "usr=\"sreyes\",user=\"sreyes\",access",
        "op=GET,op=1,access",
        "sn=C0EAE4000001,serial=1,not_sonicwall",
        "arg=/home.php,x=1,fields_missing",
        "arg=/home.php,arg=/a b,field_name",
        "arg=/home.php,arg=/ usr=jnovak,repeated_field",
        "result=200,result=2000,status_shape"
    })
    void shouldReadWhatTheFirewallDid(String text, String by, String reason) {
        assertThat(readExample(FORMAT, text, by).reason()).isEqualTo(reason);
    }

    @Test
    void shouldRefuseAUserBehindTheUrl() {
        String line = example(FORMAT).replace(" usr=\"sreyes\"", "").replace("arg=/home.php", "arg=/ usr=jnovak");

        assertThat(read(FORMAT, line).reason()).isEqualTo("field_order");
    }
}
