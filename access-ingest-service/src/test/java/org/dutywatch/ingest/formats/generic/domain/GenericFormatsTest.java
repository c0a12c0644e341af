package org.dutywatch.ingest.formats.generic.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dutywatch.ingest.formats.domain.RecordChecks.format;
import static org.dutywatch.ingest.formats.domain.RecordChecks.observed;
import static org.dutywatch.ingest.formats.domain.RecordChecks.read;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dutywatch.ingest.formats.domain.InvalidOptionsException;
import org.dutywatch.ingest.formats.domain.RecordChecks;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.dutywatch.ingest.reading.domain.FormatOptions;
import org.dutywatch.ingest.reading.domain.FormatOptions.DateOrder;
import org.dutywatch.ingest.reading.domain.LineFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GenericFormatsTest {
    private final LineFormat cef = format(GenericFormats.CEF);
    private final LineFormat json = format(GenericFormats.JSON);

    static Stream<SupportedFormat> formats() {
        return Stream.of(GenericFormats.CEF, GenericFormats.LEEF, GenericFormats.JSON, GenericFormats.CSV);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void shouldReadTheExampleLine(SupportedFormat supported) {
        AccessObservation access = observed(format(supported), supported.exampleLine());

        assertThat(access.employeeId()).isEqualTo("E101");
        assertThat(access.host()).isEqualTo("www.facebook.com");
        assertThat(access.end())
                .isBetween(Instant.parse("2026-11-03T15:42:11Z"), Instant.parse("2026-11-03T15:42:11.437Z"));
        assertThat(access.start()).isEqualTo(access.end());
        assertThat(access.kind()).isEqualTo(AccessKind.URL);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void shouldSayNothingElseWhenALineIsDamaged(SupportedFormat supported) {
        RecordChecks.assertDamageSaysNothingElse(supported);
    }

    /** As exports of Forcepoint's cloud have it. */
    @Test
    void shouldReadADateAndATimeThatAreColumnsOfTheirOwn() {
        var options = new FormatOptions(
                ZoneId.of("America/Chicago"),
                null,
                List.of("date", "time", "user", "ip", "action", "url", "category"),
                Map.of(
                        "date", "date",
                        "time", "time",
                        "user", "user",
                        "client", "ip",
                        "url", "url",
                        "action", "action",
                        "access_actions", "allowed"),
                DateOrder.DMY);
        LineFormat csv = format(GenericFormats.CSV, options);
        String line = "\"03/11/2026\",\"09:42:11\",\"sreyes\",\"10.20.1.23\",\"Allowed\","
                + "\"https://www.facebook.com/home.php\",\"Social\"";

        assertThat(observed(csv, line).end()).isEqualTo(Instant.parse("2026-11-03T15:42:11Z"));
        assertThat(read(csv, line.replace("03/11", "33/11")).reason()).isEqualTo("impossible_timestamp");
        assertThat(read(csv, line.replace("Allowed", "Blocked")).reason()).isEqualTo("unknown_action");
    }

    /** The columns of the feed that Zscaler calls CSV. */
    @Test
    void shouldReadTheCsvFeedOfZscaler() {
        var options = new FormatOptions(
                ZoneId.of("America/Chicago"),
                null,
                List.of("time", "login", "cip", "action", "reqmethod", "respcode", "eurl", "ua"),
                Map.of(
                        "time", "time",
                        "user", "login",
                        "client", "cip",
                        "method", "reqmethod",
                        "url", "eurl",
                        "action", "action",
                        "access_actions", "allowed"),
                null);
        LineFormat csv = format(GenericFormats.CSV, options);
        String line = "\"Tue Nov  3 09:42:11 2026\",\"sreyes\",\"10.20.1.23\",\"Allowed\",\"GET\",\"200\","
                + "\"www.facebook.com/home.php\",\"Mozilla/5.0\"";

        assertThat(observed(csv, line).end()).isEqualTo(Instant.parse("2026-11-03T15:42:11Z"));
        assertThat(read(csv, line.replace("Mozilla", "x\",\"y")).reason()).isEqualTo("column_count");
    }

    @Test
    void shouldReadAllFieldsOfACefRecord() {
        AccessObservation access = observed(cef, "<134>Nov  3 09:42:11 gw1 " + GenericFormats.CEF.exampleLine());

        assertThat(access.method()).isEqualTo("GET");
        assertThat(access.bytesUp()).isEqualTo(1820);
        assertThat(access.bytesDown()).isEqualTo(48211);
    }

    @ParameterizedTest
    @CsvSource({"permitted,access", "ALLOWED,access", "blocked,unknown_action", "'',unknown_action"})
    void shouldTakeTheActionsThatTheSourceNamesForAccess(String action, String reason) {
        String line = GenericFormats.CEF.exampleLine().replace("act=permitted", "act=" + action);

        assertThat(read(cef, line).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "200,access",
        "304,access",
        "404,access",
        "401,auth_required",
        "407,auth_required",
        "403,failed",
        "451,failed",
        "502,failed",
        "0,aborted_before_answer",
        "null,aborted_before_answer",
        "\"x\",status_shape"
    })
    void shouldDecideByTheStatusOtherwise(String status, String reason) {
        String line = GenericFormats.JSON.exampleLine().replace("200", status);

        assertThat(read(json, line).reason()).isEqualTo(reason);
    }

    @Test
    void shouldReadStartEndAndDuration() {
        var fields = new HashMap<>(GenericFormats.JSON.exampleOptions().fields());
        fields.put("end_time", "end");
        fields.put("duration_ms", "ms");
        LineFormat both = format(GenericFormats.JSON, options(List.of(), fields));
        String line = GenericFormats.JSON.exampleLine();

        assertThat(observed(both, line.replace("{\"time\"", "{\"end\":1793720541,\"time\""))
                        .start())
                .isEqualTo(Instant.parse("2026-11-03T15:42:11.437Z"));
        assertThat(observed(both, line.replace("{\"time\"", "{\"ms\":437,\"time\""))
                        .start())
                .isEqualTo(Instant.parse("2026-11-03T15:42:11Z"));
        assertThat(read(both, line.replace("{\"time\"", "{\"ms\":\"x\",\"time\""))
                        .reason())
                .isEqualTo("duration_shape");
        assertThat(read(json, line.replace("\"time\"", "\"when\"")).reason()).isEqualTo("time_missing");
    }

    @Test
    void shouldReadTimesWithoutAnOffsetInTheZoneAndOrderOfTheSource() {
        var example = GenericFormats.CSV.exampleOptions();
        LineFormat csv = format(
                GenericFormats.CSV,
                new FormatOptions(
                        ZoneId.of("America/Chicago"), null, example.columns(), example.fields(), DateOrder.MDY));

        assertThat(observed(
                                csv,
                                GenericFormats.CSV.exampleLine().replace("2026-11-03T15:42:11Z", "11/03/2026 09:42:11"))
                        .end())
                .isEqualTo(Instant.parse("2026-11-03T15:42:11Z"));
    }

    @Test
    void shouldRefuseALineThatEndsWithAValueThatMayBeCut() {
        String line = GenericFormats.CEF.exampleLine();

        assertThat(read(cef, line.substring(0, line.indexOf(" act="))).reason()).isEqualTo("cut_field");
        assertThat(read(cef, line + " suser=jnovak").reason()).isEqualTo("repeated_field");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "client=a,url=b,status=c | time or end_time is missing",
                "time=a,url=b,status=c | client or user is missing",
                "time=a,user=b,status=c | url or host is missing",
                "time=a,user=b,host=c | status is missing",
                "time=a,user=b,host=c,action=d | status is missing",
                "time=a,user=b,host=c,status=d,access_actions=e | access_actions needs action",
                "time=a,user=b,host=B,status=d | has two meanings",
                "time=a,user=b,host=c,status=d,colour=e | 'colour' is none of our names"
            })
    void shouldRefuseAMapThatDoesNotSayWhoAccessedWhatAndWhen(String fields, String why) {
        Map<String, String> map = new HashMap<>();
        Stream.of(fields.split(",")).map(one -> one.split("=")).forEach(one -> map.put(one[0], one[1]));

        assertThatThrownBy(() -> GenericFormats.JSON.maker().make(options(List.of(), map)))
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessageContaining(why);
    }

    @Test
    void shouldRefuseFieldsThatAreNoColumns() {
        var fields = GenericFormats.CSV.exampleOptions().fields();

        assertThatThrownBy(() -> GenericFormats.CSV.maker().make(options(List.of("time", "user", "url"), fields)))
                .isInstanceOf(InvalidOptionsException.class);
    }

    private static FormatOptions options(List<String> columns, Map<String, String> fields) {
        return new FormatOptions(ZoneOffset.UTC, null, columns, fields, null);
    }
}
