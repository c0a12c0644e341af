package org.dutywatch.ingest.formats.cisco.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.ingest.formats.domain.RecordChecks.format;
import static org.dutywatch.ingest.formats.domain.RecordChecks.observed;
import static org.dutywatch.ingest.formats.domain.RecordChecks.read;

import java.time.Instant;
import org.dutywatch.ingest.formats.domain.RecordChecks;
import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.dutywatch.ingest.reading.domain.LineFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CiscoWsaFormatTest {
    private static final String EXAMPLE = CiscoWsaFormat.CISCO_WSA.exampleLine();

    private final LineFormat format = format(CiscoWsaFormat.CISCO_WSA);

    @Test
    void shouldReadTheExampleLine() {
        AccessObservation access = observed(format, EXAMPLE);

        assertThat(access.host()).isEqualTo("www.facebook.com");
        assertThat(access.end()).isEqualTo(Instant.parse("2026-11-03T15:42:11.437Z"));
        assertThat(access.start()).isEqualTo(Instant.parse("2026-11-03T15:42:11.025Z"));
        assertThat(access.kind()).isEqualTo(AccessKind.URL);
        assertThat(access.status()).isEqualTo(200);
        assertThat(access.bytesDown()).isEqualTo(48211);
        assertThat(access.bytesUp()).isNull();
        assertThat(access.document()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "TCP_MISS_SSL/200,DEFAULT_CASE_12,GET,access",
        "TCP_MISS/404,ALLOW_WBRS_12,GET,access",
        "TCP_MISS/200,PASSTHRU_WBRS_7,CONNECT,access",
        "TCP_MISS/200,MONITOR_CONTINUE_WEBCAT_12,GET,access",
        "TCP_MISS_SSL/200,DECRYPT_WEBCAT_7,CONNECT,inspected_tunnel",
        "TCP_DENIED/403,BLOCK_WEBCAT_12,GET,denied",
        "TCP_MISS/200,BLOCK_AMW_RESP_URL_12,GET,denied",
        "TCP_MISS/200,BLOCK_CONTINUE_WEBCAT_12,GET,denied",
        "TCP_MISS/200,DROP_WEBCAT_7,CONNECT,denied",
        "TCP_DENIED/407,NO_AUTHORIZATION_12,GET,auth_required",
        "TCP_MISS/302,REDIRECT_CUSTOMCAT_12,GET,redirected_by_proxy",
        "NONE/504,DEFAULT_CASE_12,GET,failed",
        "TCP_MISS/0,DEFAULT_CASE_12,GET,aborted_before_answer",
        "TCP_MISS/200,OTHER,GET,failed",
        "NONE/503,PASSTHRU_WBRS_7,CONNECT,tunnel_failed",
        "TCP_MISS/200,NEW_THING_1,GET,unknown_action"
    })
    void shouldTellAccessFromDenialAndFailure(String result, String decision, String method, String reason) {
        String line = EXAMPLE.replace("TCP_MISS_SSL/200", result)
                .replace("DEFAULT_CASE_12", decision)
                .replace("GET https://", method.equals("CONNECT") ? "CONNECT tunnel://" : "GET https://");

        assertThat(read(format, line).reason()).isEqualTo(reason);
    }

    @Test
    void shouldReadAQuotedUser() {
        assertThat(observed(format, EXAMPLE.replace(" sreyes ", " \"RIDGEMONT\\sreyes\" "))
                        .employeeId())
                .isEqualTo("E101");
        assertThat(observed(format, EXAMPLE.replace(" sreyes ", " \"ada bly\" "))
                        .employeeId())
                .isEqualTo("E105");
    }

    @Test
    void shouldReadEscapedVerdictsAndAnInfoPrefix() {
        String escaped = EXAMPLE.replace("<", "&lt;").replace(">", "&gt;");

        assertThat(observed(format, escaped).employeeId()).isEqualTo("E101");
        assertThat(observed(format, "<134>Nov  3 15:42:11 wsa1 accesslogs: Info: " + EXAMPLE)
                        .employeeId())
                .isEqualTo("E101");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "home.php;home.php x;not_cisco_wsa",
                "home.php;x jnovak DIRECT/x text/html DEFAULT_CASE_1-A-B-C-D <x> -;ambiguous_fields",
                " -END; \"x DEFAULT_CASE_1-A-B-C-D <x>\";ambiguous_fields",
                " sreyes DIRECT; \"ridge\"mont\" DIRECT;not_cisco_wsa",
                "TCP_MISS_SSL/200;UDP_MISS/200;result_shape",
                "<\"IW_snet\";\"IW_snet\";not_cisco_wsa"
            })
    void shouldRefuseALineThatDoesNotFit(String part, String instead, String reason) {
        assertThat(read(format, (EXAMPLE + "END").replace(part, instead)).reason())
                .isEqualTo(reason);
    }

    @Test
    void shouldSayNothingElseWhenALineIsDamaged() {
        RecordChecks.assertDamageSaysNothingElse(CiscoWsaFormat.CISCO_WSA);
    }
}
