package org.dutywatch.ingest.formats.cloudflare.domain;

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

class CloudflareGatewayFormatTest {
    private static final String EXAMPLE = CloudflareGatewayFormat.CLOUDFLARE_GATEWAY.exampleLine();

    private final LineFormat format = format(CloudflareGatewayFormat.CLOUDFLARE_GATEWAY);

    @Test
    void shouldReadTheExampleLine() {
        AccessObservation access = observed(format, EXAMPLE);

        assertThat(access.host()).isEqualTo("www.facebook.com");
        assertThat(access.end()).isEqualTo(Instant.parse("2026-11-03T15:42:11Z"));
        assertThat(access.start()).isEqualTo(access.end());
        assertThat(access.kind()).isEqualTo(AccessKind.URL);
        assertThat(access.method()).isEqualTo("GET");
        assertThat(access.status()).isEqualTo(200);
        assertThat(access.embed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1793720531", "1793720531000000000"})
    void shouldReadTimesSince1970(String time) {
        assertThat(observed(format, EXAMPLE.replace("\"2026-11-03T15:42:11Z\"", time))
                        .end())
                .isEqualTo(Instant.parse("2026-11-03T15:42:11Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "allow,200,access",
        "allowed,404,access",
        "isolate,200,access",
        "noisolate,200,access",
        "bypass,0,access",
        "block,200,denied",
        "blocked,403,denied",
        "quarantine,200,denied",
        "redirect,302,redirected_by_proxy",
        "allow,403,failed",
        "allow,502,failed",
        "allow,407,auth_required",
        "new thing,200,unknown_action"
    })
    void shouldTellAccessFromDenialAndFailure(String action, String status, String reason) {
        String line = EXAMPLE.replace("\"allow\"", "\"" + action + "\"").replace(":200,", ":" + status + ",");

        assertThat(read(format, line).reason()).isEqualTo(reason);
    }

    @Test
    void shouldFindNoRequestInRecordsOfDnsAndSessions() {
        assertThat(read(format, EXAMPLE.replace("HTTPHost", "QueryName")).reason())
                .isEqualTo("no_request");
        assertThat(read(format, EXAMPLE.replace("\"IsIsolated\":false", "\"Transport\":\"tcp\""))
                        .reason())
                .isEqualTo("no_request");
    }

    @Test
    void shouldRefuseWhatCloudflareDidNotWrite() {
        assertThat(read(format, EXAMPLE.replace("AccountID", "Account")).reason())
                .isEqualTo("not_cloudflare");
        assertThat(read(format, EXAMPLE.replace("DeviceName", "email")).reason())
                .isEqualTo("repeated_field");
        assertThat(read(format, EXAMPLE.replace("home.php", "x\"y")).reason()).isEqualTo("json_shape");
    }

    @Test
    void shouldSayNothingElseWhenALineIsDamaged() {
        RecordChecks.assertDamageSaysNothingElse(CloudflareGatewayFormat.CLOUDFLARE_GATEWAY);
    }
}
