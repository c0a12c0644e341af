package org.dutywatch.ingest.formats.forcepoint.domain;

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

class ForcepointFormatTest {
    private static final String FORMAT = "forcepoint";

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
                "act=permitted ~ act=blocked ~ denied",
                "act=permitted ~ act=other ~ unknown_action",
                "act=permitted  ~  ~ fields_missing",
                "loginID=sreyes  ~  ~ unknown_user",
                "suser=LDAP://10.20.0.2 OU\\=Officers,DC\\=ridgemont/Sam Reyes loginID=sreyes ~ suser=LDAP://10.20.0.2 OU\\=Officers,DC\\=ridgemont/sreyes ~ access",
                "suser=LDAP://10.20.0.2 OU\\=Officers,DC\\=ridgemont/Sam Reyes loginID=sreyes ~ suser=WinNT://RIDGEMONT/sreyes ~ access",
                "suser=LDAP://10.20.0.2 OU\\=Officers,DC\\=ridgemont/Sam Reyes loginID=sreyes ~ suser=- ~ access",
                "reason=- ~ suser=jnovak ~ repeated_field",
                "logRecordSource ~ loginID ~ repeated_field",
                "|Security| ~ |DLP| ~ no_request",
                "|Forcepoint| ~ |Other| ~ other_vendor",
                "rt=1793720531000 ~ rt=17937205310 ~ impossible_timestamp",
                "rt=1793720531000  ~  ~ time_missing",
                "https://www.facebook.com/home.php logRecordSource=OnPrem ~ https://www.facebook.com ~ fields_missing"
            })
    void shouldGiveTheOutcomeThatTheRecordSays(String text, String by, String reason) {
        assertThat(readExample(FORMAT, text, by == null ? "" : by).reason()).isEqualTo(reason);
    }

    @Test
    void shouldRefuseATimeThatAClientMayHaveWritten() {
        String line = "<14>Nov  3 09:42:11 wcg1 "
                + example(FORMAT).replace("rt=1793720531000 ", "").replace("(X11)", "(X11) rt=1793710531000");

        assertThat(read(FORMAT, line).reason()).isEqualTo("field_order");
    }

    @Test
    void shouldTakeTheTimeOfTheHeaderInTheZoneOfTheSourceWhereTheRecordHasNone() {
        String line = "<14>Nov  3 09:42:11 wcg1 " + example(FORMAT).replace("rt=1793720531000 ", "");

        assertThat(observed(read(FORMAT, line)).end()).isEqualTo(NOON);
    }

    @Test
    void shouldRefuseALoginBehindTheTextsOfClients() {
        String line = example(FORMAT).replace(" loginID=sreyes", "") + " loginID=sreyes";

        assertThat(read(FORMAT, line).reason()).isEqualTo("field_order");
    }
}
