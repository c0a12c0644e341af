package org.dutywatch.ingest.squid.httpd.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.LineOutcome.Observed;
import org.dutywatch.ingest.reading.domain.LineSplitter;
import org.dutywatch.ingest.reading.domain.ReadingFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SquidHttpdTest {
    private static final String TIME = "[22/Nov/2026:08:21:21 -0500]";
    private static final String START = "10.20.1.23 - sreyes " + TIME + " ";
    private static final String PAGE = "\"GET https://www.facebook.com/groups/41 HTTP/1.1\" 200 26831";
    private static final String HEADERS = " \"https://www.facebook.com/\" \"Mozilla/5.0 (X11)\"";
    private static final String MISS = " TCP_MISS:HIER_DIRECT";

    @Test
    void shouldReadAnAccessOfTheCombinedFormatAsAPointInTime() {
        AccessObservation access = combined(START + PAGE + HEADERS + MISS);

        assertThat(access.employeeId()).isEqualTo("E101");
        assertThat(access.host()).isEqualTo("www.facebook.com");
        assertThat(access.kind()).isEqualTo(AccessKind.URL);
        assertThat(access.method()).isEqualTo("GET");
        assertThat(access.status()).isEqualTo(200);
        assertThat(access.bytesDown()).isEqualTo(26831);
        assertThat(access.bytesUp()).isNull();
        assertThat(access.end()).isEqualTo(Instant.parse("2026-11-22T13:21:21Z"));
        assertThat(access.start()).isEqualTo(access.end());
        assertThat(access.document()).isFalse();
        assertThat(access.embed()).isFalse();
    }

    @Test
    void shouldReadAnAccessOfTheCommonFormat() {
        AccessObservation access = observed(read(SquidHttpd.COMMON, START + PAGE + MISS));

        assertThat(access.employeeId()).isEqualTo("E101");
        assertThat(access.host()).isEqualTo("www.facebook.com");
        assertThat(access.end()).isEqualTo(Instant.parse("2026-11-22T13:21:21Z"));
    }

    @Test
    void shouldKnowADocumentWhenTheMediaTypeFollows() {
        assertThat(combined(START + PAGE + HEADERS + MISS + " text/html").document())
                .isTrue();
        assertThat(observed(read(SquidHttpd.COMMON, START + PAGE + MISS + " text/html;charset=utf-8"))
                        .document())
                .isTrue();
    }

    @Test
    void shouldReadOverHeaderDumps() {
        String dumps = " [Host: a\\r\\nUser-Agent: \" TCP_DENIED:HIER_NONE\\r\\n] [HTTP/1.1 200 OK\\r\\n]";

        assertThat(combined(START + PAGE + HEADERS + MISS + dumps).denied()).isFalse();
        assertThat(observed(read(SquidHttpd.COMMON, START + PAGE + MISS + dumps))
                        .denied())
                .isFalse();
    }

    @Test
    void shouldBeEmbeddedWhenThePageBeforeIsOfAnotherSite() {
        assertThat(combined(START + PAGE + " \"https://www.dailynews.example/a\" \"Mozilla\"" + MISS)
                        .embed())
                .isTrue();
        assertThat(combined(START + PAGE + " \"https://www.dailynews.example/\" \"x\" y\" \"z\"" + MISS)
                        .embed())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "\"GET https://www.facebook.com/ HTTP/1.1\" 407 9, TCP_DENIED:HIER_NONE, auth_required",
        "\"GET https://www.facebook.com/ HTTP/1.1\" 403 9, TCP_DENIED:HIER_NONE, denied",
        "\"GET https://www.facebook.com/ HTTP/1.1\" 403 9, TCP_MISS:HIER_NONE, denied",
        "\"GET https://www.facebook.com/ HTTP/1.1\" 200 9, TCP_MISS:TIMEOUT_HIER_NONE, answered_by_proxy",
        "\"GET https://www.facebook.com/ HTTP/1.1\" 200 9, TCP_MEM_HIT:HIER_NONE, access",
        "\"GET https://www.facebook.com/ HTTP/1.1\" 0 0, TCP_MISS_ABORTED:FIRSTUP_PARENT, aborted_before_answer",
        "\"GET https://www.facebook.com/ HTTP/1.1\" 503 9, TCP_MISS:HIER_DIRECT, failed",
        "\"CONNECT www.facebook.com:443 HTTP/1.1\" 200 9, TCP_TUNNEL:HIER_DIRECT, access",
        "\"CONNECT www.facebook.com:443 HTTP/1.1\" 200 0, NONE_NONE:HIER_NONE, inspected_tunnel",
        "\"CONNECT www.facebook.com:443 HTTP/1.1\" 503 0, NONE_NONE:HIER_DIRECT, tunnel_failed",
        "\"- error:transaction-end-before-headers NONE/0.0\" 0 0, NONE_NONE:HIER_NONE, no_request",
        "\"GET http://www.dailynews.example/ HTTP/1.1\" 200 9, TCP_MISS:HIER_DIRECT, other_site"
    })
    void shouldDecideAsInTheNativeFormat(String request, String result, String reason) {
        assertThat(read(SquidHttpd.COMBINED, START + request + " \"-\" \"-\" " + result)
                        .reason())
                .isEqualTo(reason);
        assertThat(read(SquidHttpd.COMMON, START + request + " " + result).reason())
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "[22/Nov/2026:08:21:21], time_without_zone",
        "[22/Nov/2026:08:21:21 EST], bad_timestamp",
        "[22/Nov/2026:08:21:21 +01:00], bad_timestamp",
        "[2026-11-22T08:21:21+0100], bad_timestamp",
        "[31/Nov/2026:08:21:21 +0000], impossible_timestamp",
        "[29/Feb/2026:08:21:21 +0000], impossible_timestamp",
        "[22/Nov/1926:08:21:21 +0000], impossible_timestamp",
        "[22/Nov/2026:24:21:21 +0000], impossible_timestamp",
        "[22/nov/2026:08:21:21 +0000], bad_timestamp"
    })
    void shouldGuessNoTime(String time, String reason) {
        assertThat(read(SquidHttpd.COMBINED, "10.20.1.23 - sreyes " + time + " " + PAGE + HEADERS + MISS)
                        .reason())
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "29/Feb/2028:23:59:59 +0000, 2028-02-29T23:59:59Z",
        "01/Mar/2028:00:00:00 +0545, 2028-02-29T18:15:00Z",
        "31/Dec/2026:23:30:00 -0600, 2027-01-01T05:30:00Z",
        "01/Nov/2026:01:30:00 -0500, 2026-11-01T06:30:00Z",
        "01/Nov/2026:01:30:00 -0600, 2026-11-01T07:30:00Z"
    })
    void shouldReadTheTimeWithItsOffset(String time, Instant expected) {
        String line = "10.20.1.23 - sreyes [" + time + "] " + PAGE + HEADERS + MISS;

        assertThat(combined(line).end()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\" TCP_DENIED:HIER_NONE",
                "x\" TCP_MISS:HIER_DIRECT text/html",
                "\" \" \"",
                "[22/Nov/2026:13:21:30 +0000] \"GET http://www.facebook.com/",
                "x#01210.0.0.2 - jnovak [22/Nov/2026:13:21:30 +0000] \"GET http://www.facebook.com/ HTTP/1.1",
                "bad \"agent\" \\ x",
                "] - jnovak ["
            })
    void shouldStayTheUsersAccessWhateverTheUserAgentSays(String agent) {
        AccessObservation access = combined(START + PAGE + " \"-\" \"" + agent + "\"" + MISS);

        assertThat(access.employeeId()).isEqualTo("E101");
        assertThat(access.status()).isEqualTo(200);
        assertThat(access.denied()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x HTTP/1.1\" 407 9 \"-\" \"y",
                "x\" 407 9 \"-\" \"y",
                "10.0.0.2 - jnovak [22/Nov/2026:13:21:30 +0000] \"GET http://www.facebook.com/ HTTP/1.1\" 200 9 \"-\" \"x",
            })
    void shouldBeMalformedWhenAHeaderHoldsASecondReading(String header) {
        assertThat(read(SquidHttpd.COMBINED, START + PAGE + " \"-\" \"" + header + "\"" + MISS)
                        .reason())
                .isEqualTo("ambiguous_fields");
        assertThat(read(SquidHttpd.COMBINED, START + PAGE + " \"" + header + "\" \"-\"" + MISS)
                        .reason())
                .isEqualTo("ambiguous_fields");
    }

    @ParameterizedTest
    @CsvSource({
        "10.20.1.23 jnovak sreyes, ident_name",
        "10.20.1.23 jnovak -, ident_name",
        "10.20.1.23 10.0.0.2 - -, ident_name",
        "2026-11-22T16:41:21.753Z gate 10.20.1.23 10.0.0.2 - -, ident_name",
        "pc-7.ridgemont.example - sreyes, bad_client",
        "10.20.1.23 - , bad_user",
        "sreyes, bad_client"
    })
    void shouldBeMalformedWhenClientAndUserAreNotCertain(String start, String reason) {
        assertThat(read(SquidHttpd.COMBINED, start + " " + TIME + " " + PAGE + HEADERS + MISS)
                        .reason())
                .isEqualTo(reason);
    }

    @Test
    void shouldTakeANameWithABlankOnlyIfItIsOneName() {
        assertThat(combined("10.20.1.23 - ada bly " + TIME + " " + PAGE + HEADERS + MISS)
                        .employeeId())
                .isEqualTo("E105");
        assertThat(read(SquidHttpd.COMBINED, "10.20.1.23 - jo kerr " + TIME + " " + PAGE + HEADERS + MISS)
                        .reason())
                .isEqualTo("ambiguous_user_field");
    }

    @ParameterizedTest
    @CsvSource({
        "\"GET https://www.facebook.com/ x HTTP/1.1\" 200 9, bad_request",
        "\"GET https://www.facebook.com/10.0.0.2 - jnovak [22/Nov/2026:13:21:30 +0000] \"GET / HTTP/1.1\" 200 9, bad_request",
        "\"GET https://www.facebook.com/ HTTP/1.1\" 20 9, bad_status",
        "\"GET https://www.facebook.com/ HTTP/1.1\" 200 -, bad_bytes",
        "\"GE\"T https://www.facebook.com/ HTTP/1.1\" 200 9, bad_method"
    })
    void shouldBeMalformedWhenTheRequestIsNotCertain(String request, String reason) {
        assertThat(read(SquidHttpd.COMBINED, START + request + HEADERS + MISS).reason())
                .isEqualTo(reason);
    }

    @Test
    void shouldSayWhenTheFormatIsTheOther() {
        assertThat(read(SquidHttpd.COMMON, START + PAGE + HEADERS + MISS).reason())
                .isEqualTo("quoted_fields");
        assertThat(read(SquidHttpd.COMBINED, START + PAGE + MISS).reason()).isEqualTo("bad_headers");
        assertThat(read(SquidHttpd.COMBINED, START + PAGE + HEADERS).reason()).isEqualTo("bad_result");
    }

    @Test
    void shouldBeMalformedWhenNoNewlineIsBetweenTwoLines() {
        String line = START + PAGE + HEADERS + MISS;
        String next = "10.0.0.2 - jnovak " + TIME + " " + PAGE + HEADERS + MISS;
        for (int cut = 1; cut <= line.length(); cut++) {
            LineOutcome outcome = read(SquidHttpd.COMBINED, line.substring(0, cut) + next);

            // Digits before an address may make another one, but the line is the second user's all the same.
            boolean isOfNext = cut < "10.20.1.23 ".length()
                    && outcome.observation() != null
                    && outcome.observation().employeeId().equals("E102");
            assertThat(isOfNext || outcome instanceof Malformed)
                    .as("cut after %s: %s", cut, outcome)
                    .isTrue();
        }
    }

    /** A relay may cut a line at any place. */
    @ParameterizedTest
    @ValueSource(strings = {"HIER_NONE", "NONE", "TIMEOUT_HIER_NONE"})
    void shouldNotTakeAFiltersAnswerForAnAccessWhenTheLineIsCut(String hierarchy) {
        for (SquidHttpd format : List.of(SquidHttpd.COMMON, SquidHttpd.COMBINED)) {
            String line = START + PAGE + (format == SquidHttpd.COMMON ? "" : HEADERS) + " TCP_MISS:" + hierarchy;
            for (int cut = 1; cut <= line.length(); cut++) {
                assertThat(read(format, line.substring(0, cut)))
                        .as("cut after %s", cut)
                        .isNotInstanceOf(Observed.class);
            }
        }
    }

    /** Up to version 3.5, Squid writes the newline of a folded header, and the blank behind it. */
    @ParameterizedTest
    @ValueSource(
            strings = {" ", "\t", " \t", " Nov 22 16:41:21 gate squid[1]: ", "\t<166>Nov 22 16:41:21 gate squid: "})
    void shouldNotReadALineThatAClientWroteBehindTheNewlineOfAFoldedHeader(String fold) {
        String forged = "10.0.0.2 - jnovak " + TIME + " " + PAGE + HEADERS + MISS;
        byte[] record = (START + PAGE + " \"-\" \"x\r\n" + fold + forged + "\r\n y\"" + MISS).getBytes(UTF_8);
        AccessReader reader = ReadingFixtures.reader(SquidHttpd.COMBINED);
        LineSplitter lines = new LineSplitter(record);
        int malformed = 0;
        while (lines.next()) {
            malformed += reader.read(record, lines.from(), lines.to()) instanceof Malformed ? 1 : 0;
        }

        assertThat(malformed).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<166>Nov 22 16:41:21 gate squid[1]: ",
                "<166>Nov 22 16:41:21 gate (squid-1): ",
                "<166>Nov 22 16:41:21 10.9.9.9 squid: ",
                "2026-11-22T16:41:21.753Z gate ",
                "<134>1 2026-11-22T16:41:21.753Z gate squid 1 - - "
            })
    void shouldBeTheSameAccessWithAPrefixOfAShipper(String prefix) {
        assertThat(combined(prefix + START + PAGE + HEADERS + MISS)).isEqualTo(combined(START + PAGE + HEADERS + MISS));
    }

    private static AccessObservation combined(String line) {
        return observed(read(SquidHttpd.COMBINED, line));
    }

    private static LineOutcome read(SquidHttpd format, String line) {
        byte[] bytes = line.getBytes(UTF_8);
        return ReadingFixtures.reader(format).read(bytes, 0, bytes.length);
    }

    private static AccessObservation observed(LineOutcome outcome) {
        assertThat(outcome).isInstanceOf(Observed.class);
        return Objects.requireNonNull(outcome.observation());
    }
}
