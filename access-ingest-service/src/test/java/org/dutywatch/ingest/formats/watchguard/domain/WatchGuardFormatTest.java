package org.dutywatch.ingest.formats.watchguard.domain;

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

class WatchGuardFormatTest {
    private static final String FORMAT = "watchguard";

    @Test
    void shouldReadARequest() {
        AccessObservation observation = observed(read(FORMAT, example(FORMAT)));

        assertThat(observation.employeeId()).isEqualTo("E101");
        assertThat(observation.host()).isEqualTo("www.facebook.com");
        assertThat(observation.end()).isEqualTo(NOON);
        assertThat(observation.kind()).isEqualTo(AccessKind.URL);
        assertThat(observation.bytesUp()).isEqualTo(1820);
        assertThat(observation.bytesDown()).isEqualTo(48211);
        assertThat(observation.start()).isEqualTo(NOON.minusMillis(412));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "disp=Allow ~ disp=Deny ~ denied",
                "disp=Allow ~ disp=other ~ unknown_action",
                "<tab>disp=Allow ~  ~ fields_missing",
                "src_user=sreyes ~ src_user=sreyes@RIDGEMONT ~ access",
                "<tab>src_user=sreyes ~  ~ access",
                "msg=HTTP request ~ src_user=jnovak ~ repeated_field",
                "dstname=www.facebook.com<tab>arg=/home.php<tab> ~  ~ no_request",
                "<tab>rcvd_bytes=48211 ~  ~ fields_missing",
                "|WatchGuard| ~ |Other| ~ other_vendor",
                "devTime=Nov 03 2026 09:42:11<tab> ~  ~ time_missing",
                "devTime=Nov 03 2026 09:42:11 ~ devTime=Nov 01 2026 01:30:00 ~ ambiguous_local_time"
            })
    void shouldGiveTheOutcomeThatTheRecordSays(String text, String by, String reason) {
        assertThat(readExample(FORMAT, unescaped(text), by == null ? "" : unescaped(by))
                        .reason())
                .isEqualTo(reason);
    }

    private static String unescaped(String text) {
        return text.replace("<tab>", "\t");
    }

    @Test
    void shouldReadAConnectionOfTheHttpsProxyAsATunnel() {
        String line =
                example(FORMAT).replace("op=GET\tdstname=www.facebook.com\targ=/home.php", "sni=www.facebook.com");

        assertThat(observed(read(FORMAT, line)).kind()).isEqualTo(AccessKind.TUNNEL);
    }

    @Test
    void shouldRefuseAUserBehindTheTextsOfClients() {
        String line = example(FORMAT).replace("\tsrc_user=sreyes", "") + "\tsrc_user=sreyes";

        assertThat(read(FORMAT, line).reason()).isEqualTo("field_order");
    }
}
