package org.dutywatch.ingest.formats.elff.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dutywatch.ingest.formats.domain.RecordChecks.format;
import static org.dutywatch.ingest.formats.domain.RecordChecks.observed;
import static org.dutywatch.ingest.formats.domain.RecordChecks.read;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.dutywatch.ingest.formats.domain.InvalidOptionsException;
import org.dutywatch.ingest.formats.domain.RecordChecks;
import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.reading.domain.FormatOptions;
import org.dutywatch.ingest.reading.domain.LineFormat;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.ReadingFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElffFormatTest {
    private static final String EXAMPLE = ElffFormat.ELFF.exampleLine();
    private static final String FIELDS =
            "#Fields: date time c-ip cs-username s-action sc-status cs-method cs-host x-end";
    private static final String ROW = "2026-11-03 15:42:11 10.20.1.23 sreyes TCP_MISS 200 GET www.facebook.com -";

    private final LineFormat configured = format(ElffFormat.ELFF);
    private final LineFormat bare = format(ElffFormat.ELFF, FormatOptions.DEFAULT);

    @Test
    void shouldReadTheExampleLine() {
        AccessObservation access = observed(configured, EXAMPLE);

        assertThat(access.employeeId()).isEqualTo("E101");
        assertThat(access.host()).isEqualTo("www.facebook.com");
        assertThat(access.end()).isEqualTo(Instant.parse("2026-11-03T15:42:11Z"));
        assertThat(access.start()).isEqualTo(Instant.parse("2026-11-03T15:42:10.588Z"));
        assertThat(access.kind()).isEqualTo(AccessKind.URL);
        assertThat(access.method()).isEqualTo("GET");
        assertThat(access.status()).isEqualTo(200);
        assertThat(access.bytesUp()).isEqualTo(1820);
        assertThat(access.bytesDown()).isEqualTo(48211);
        assertThat(access.document()).isTrue();
        assertThat(access.embed()).isFalse();
    }

    @Test
    void shouldReadRowsByTheNewestFieldsLineOfTheRecord() {
        assertThat(observed(bare, "#Software: SGOS 7.3", "#Version: 1.0", FIELDS, ROW)
                        .status())
                .isEqualTo(200);
        assertThat(observed(configured, EXAMPLE, FIELDS, ROW).status()).isEqualTo(200);
        assertThat(read(configured, FIELDS, EXAMPLE).reason()).isEqualTo("column_count");
        assertThat(observed(
                                configured,
                                "#Fields: "
                                        + String.join(
                                                " ",
                                                ElffFormat.ELFF.exampleOptions().columns()),
                                EXAMPLE)
                        .bytesDown())
                .isEqualTo(48211);
    }

    @Test
    void shouldNotReadRowsWithoutColumns() {
        assertThat(read(bare, ROW).reason()).isEqualTo("columns_unknown");
        assertThat(read(bare, "#Remark: x", ROW).reason()).isEqualTo("columns_unknown");
    }

    @Test
    void shouldForgetColumnsWithTheRecordAndTakeThoseOfAHeader() {
        AccessReader reader = ReadingFixtures.reader(bare);
        byte[] row = bytes(ROW);
        reader.beginRecord(bytes(FIELDS));
        assertThat(reader.read(row, 0, row.length)).isInstanceOf(LineOutcome.Observed.class);
        assertThat(reader.directive()).isEqualTo(bytes(FIELDS));

        reader.beginRecord(null);

        assertThat(reader.directive()).isNull();
        assertThat(reader.read(row, 0, row.length).reason()).isEqualTo("columns_unknown");
    }

    @Test
    void shouldReadNoRowAfterAFieldsLineThatCannotBeRead() {
        String noStatus = "#Fields: date time c-ip cs-username s-action cs-host x-end";

        assertThat(read(configured, noStatus).reason()).isEqualTo("columns_refused");
        assertThat(read(configured, noStatus, EXAMPLE).reason()).isEqualTo("columns_refused");
        assertThat(read(configured, noStatus, FIELDS, ROW).reason()).isEqualTo("access");
    }

    @Test
    void shouldPeelSyslogHeadersOffRowsAndDirectives() {
        String header = "<134>Nov  3 15:42:11 proxy1 ProxySG: ";

        assertThat(observed(bare, header + FIELDS, header + ROW).employeeId()).isEqualTo("E101");
        assertThat(observed(bare, header + FIELDS, "<134>1 2026-11-03T15:42:11Z proxy1 - - - - " + ROW)
                        .employeeId())
                .isEqualTo("E101");
    }

    @ParameterizedTest
    @CsvSource({
        "TCP_DENIED,403,GET,denied",
        "TCP_DENIED,407,GET,auth_required",
        "TCP_AUTH_REDIRECT,302,GET,auth_required",
        "TCP_POLICY_REDIRECT,302,GET,redirected_by_proxy",
        "TCP_SPLASHED,200,GET,answered_by_proxy",
        "TCP_ERR_MISS,503,GET,failed",
        "TCP_MISS,502,GET,failed",
        "TCP_MISS,0,GET,aborted_before_answer",
        "TCP_ACCELERATED,200,CONNECT,inspected_tunnel",
        "TCP_TUNNELED,503,CONNECT,tunnel_failed",
        "TCP_NEW_THING,200,GET,unknown_action",
        "-,200,GET,unknown_action",
        "TCP_MISS,404,GET,access",
        "TCP_HIT,304,GET,access",
        "TCP_TUNNELED,200,CONNECT,access",
        "TUNNELED,0,unknown,access"
    })
    void shouldTellAccessFromDenialAndFailure(String action, int status, String method, String reason) {
        String row = ROW.replace("TCP_MISS 200 GET", action + " " + status + " " + method);

        assertThat(read(bare, FIELDS, row).reason()).isEqualTo(reason);
    }

    @Test
    void shouldCountATunnelOnceAtItsTunneledRow() {
        String connect = ROW.replace("TCP_MISS 200 GET", "TCP_ACCELERATED 200 CONNECT");
        String tunneled = ROW.replace("TCP_MISS 200 GET", "TUNNELED 0 unknown");

        assertThat(read(bare, FIELDS, connect).observation()).isNull();
        assertThat(observed(bare, FIELDS, tunneled).kind()).isEqualTo(AccessKind.TUNNEL);
    }

    @ParameterizedTest
    @CsvSource({"OBSERVED,-,access", "PROXIED,-,access", "DENIED,-,denied", "OBSERVED,dns_unresolved_hostname,failed"})
    void shouldReadTheFilterResultAndTheException(String filter, String exception, String reason) {
        String fields = "#Fields: date time c-ip cs-username sc-filter-result x-exception-id sc-status cs-host x-end";
        String row = "2026-11-03 15:42:11 10.20.1.23 sreyes %s %s 200 www.facebook.com -".formatted(filter, exception);

        assertThat(read(bare, fields, row).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "localtime,[03/Nov/2026:09:42:11 -0600]",
        "gmttime,[03/Nov/2026:15:42:11 GMT]",
        "timestamp,1793720531",
        "x-timestamp-unix,1793720531.000"
    })
    void shouldReadEachWayToWriteTheTime(String column, String time) {
        String fields = "#Fields: " + column + " duration c-ip cs-username s-action sc-status cs-host x-end";

        AccessObservation access =
                observed(bare, fields, time + " 2 10.20.1.23 sreyes TCP_MISS 200 www.facebook.com -");

        assertThat(access.end()).isEqualTo(Instant.parse("2026-11-03T15:42:11Z"));
        assertThat(access.start()).isEqualTo(Instant.parse("2026-11-03T15:42:09Z"));
    }

    @Test
    void shouldNotGuessTheZoneOfALocalTime() {
        String fields = "#Fields: localtime c-ip cs-username s-action sc-status cs-host x-end";

        assertThat(read(bare, fields, "[03/Nov/2026:09:42:11] 10.20.1.23 sreyes TCP_MISS 200 www.facebook.com -")
                        .reason())
                .isEqualTo("impossible_timestamp");
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.facebook.com/,https://www.facebook.com/ a b,column_count",
        "https://www.facebook.com/,https://x\"y,stray_quote",
        "https://www.facebook.com/,\"https://x,unclosed_quote",
        "10.20.1.23,office-pc,client_shape",
        "412,soon,time_taken_shape",
        "200 TCP,2x0 TCP,status_shape"
    })
    void shouldRefuseARowThatDoesNotFit(String part, String instead, String reason) {
        assertThat(read(configured, EXAMPLE.replaceFirst(part, instead)).reason())
                .isIn(reason, "text_after_quote", "stray_quote");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date time c-ip cs(Referer) cs-username s-action sc-status cs-host x-end",
                "date time c-ip s-action sc-status cs-host cs-username",
                "date c-ip cs-username s-action sc-status cs-host x-end",
                "date time s-action sc-status cs-host x-end",
                "date time c-ip sc-status cs-host x-end",
                "date time c-ip s-action cs-host x-end",
                "date time c-ip s-action sc-status x-end",
                "date time c-ip c-ip s-action sc-status cs-host x-end"
            })
    void shouldRefuseColumnsThatCannotBeReadWithCertainty(String columns) {
        var options = new FormatOptions(ZoneOffset.UTC, null, List.of(columns.split(" ")), Map.of(), null);

        assertThatThrownBy(() -> ElffFormat.ELFF.maker().make(options)).isInstanceOf(InvalidOptionsException.class);
        assertThat(read(bare, "#Fields: " + columns).reason()).isEqualTo("columns_refused");
    }

    @Test
    void shouldSayNothingElseWhenALineIsDamaged() {
        RecordChecks.assertDamageSaysNothingElse(ElffFormat.ELFF);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
