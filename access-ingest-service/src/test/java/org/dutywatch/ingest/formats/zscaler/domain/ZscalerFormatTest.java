package org.dutywatch.ingest.formats.zscaler.domain;

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

class ZscalerFormatTest {
    private static final String FORMAT = "zscaler";

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
        assertThat(observation.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "action=Allowed ~ action=Blocked ~ denied",
                "action=Allowed ~ action=Cautioned ~ warned",
                "action=Allowed ~ action=Isolated ~ unknown_action",
                "status=200 ~ status=407 ~ auth_required",
                "status=200 ~ status=502 ~ failed",
                "status=200 ~ status=404 ~ access",
                "status=200 ~ status=NA ~ access",
                "status=200 ~ status=x ~ status_shape",
                "user=sreyes ~ user=RIDGEMONT\\sreyes ~ access",
                "user=sreyes ~ user=None ~ access",
                "user=sreyes ~ user=HQ ~ unknown_user",
                "ClientIP=10.20.1.23 ~ ClientIP=10.20.1.99 ~ access",
                "<tab>user=sreyes ~  ~ fields_missing",
                "<tab>action=Allowed ~  ~ fields_missing",
                "url=www.facebook.com/home.php<tab> ~  ~ fields_missing",
                "useragent=Mozilla/5.0 (X11) ~ useragent=x<tab>user=jnovak ~ repeated_field",
                "useragent=Mozilla/5.0 (X11) ~ useragent=x<tab>Recordtype=x ~ field_order",
                "status=200 ~ x=200 ~ access",
                "vendor=Zscaler ~ vendor=Other ~ not_zscaler",
                "product=NSS ~ Recordtype=Tunnel Samples ~ no_request",
                "2026-11-03 09:42:11 ~ 2026-11-31 09:42:11 ~ impossible_timestamp",
                "2026-11-03 09:42:11 ~ 2026-11-01 01:30:00 ~ ambiguous_local_time"
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
    void shouldRefuseAStatusThatAClientMayHaveWritten() {
        String line = example(FORMAT).replace("status=200", "x=200").replace("(X11)", "(X11)\tstatus=407");

        assertThat(read(FORMAT, line).reason()).isEqualTo("field_order");
    }

    @Test
    void shouldRefuseAUserBehindTheTextsOfClientsBecauseZscalerDoesNotEscapeThem() {
        String line = example(FORMAT).replace("\tuser=sreyes", "") + "\tuser=sreyes";

        assertThat(read(FORMAT, line).reason()).isEqualTo("field_order");
    }

    @Test
    void shouldCallAConnectionWhoseMethodIsNotKnownATunnel() {
        AccessObservation tunnel = observed(readExample(FORMAT, "requestmethod=GET", "requestmethod=NA"));

        assertThat(tunnel.kind()).isEqualTo(AccessKind.TUNNEL);
    }

    @Test
    void shouldReadJsonInTheTemplateForSplunk() {
        String line = "{ \"sourcetype\" : \"zscalernss-web\", \"event\" : {\"datetime\":\"2026-11-03 09:42:11\","
                + "\"vendor\":\"Zscaler\",\"user\":\"sreyes\",\"ClientIP\":\"10.20.1.23\",\"action\":\"Allowed\","
                + "\"status\":\"200\",\"requestmethod\":\"GET\",\"url\":\"www.facebook.com/home.php\","
                + "\"useragent\":\"Mozilla/5.0\"}}";

        assertThat(observed(read(FORMAT, line)).employeeId()).isEqualTo("E101");
        assertThat(observed(read(FORMAT, line)).end()).isEqualTo(NOON);
        assertThat(read(FORMAT, line.replace("Allowed", "Blocked")).reason()).isEqualTo("denied");
        assertThat(read(FORMAT, line.replace("Mozilla", "x\"y")).reason()).isEqualTo("json_shape");
    }
}
