package org.dutywatch.ingest.squid.logformat.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ReadingFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SquidLogformatTest {
    private static final String NATIVE = "%ts.%03tu %6tr %>a %Ss/%03>Hs %<st %rm %ru %[un %Sh/%<a %mt";
    private static final String REST = " %Ss %>Hs %<st %Sh %rm %ru [%[un]";
    private static final String REST_OF_LINE = " TCP_MISS 200 9 HIER_DIRECT GET https://www.facebook.com/ [sreyes]";

    @Test
    void shouldReadTheFieldsOfTheNativeFormatAndMore() {
        AccessObservation access = observed(
                NATIVE + " \"%{Referer}>h\" \"%{User-Agent}>h\" %>st %ssl::bump_mode %err_code/%err_detail %sn",
                "1795353681.753     28 127.0.1.11 TCP_MISS/200 26831 GET https://www.facebook.com/groups/41 sreyes"
                        + " HIER_DIRECT/203.0.113.7 text/html \"https://www.facebook.com/\" \"a \\\"b\\\" c\" 512 - -/- 17");

        assertThat(access.employeeId()).isEqualTo("E101");
        assertThat(access.host()).isEqualTo("www.facebook.com");
        assertThat(access.end()).isEqualTo(Instant.parse("2026-11-22T13:21:21.753Z"));
        assertThat(access.start()).isEqualTo(Instant.parse("2026-11-22T13:21:21.725Z"));
        assertThat(access.bytesDown()).isEqualTo(26831);
        assertThat(access.bytesUp()).isEqualTo(512);
        assertThat(access.document()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "%ts, 1795353681",
        "%ts.%03tu, 1795353681.000",
        "%tl, 22/Nov/2026:14:21:21 +0100",
        "[%tl], [22/Nov/2026:08:21:21 -0500]",
        "%tg, 22/Nov/2026:13:21:21",
        "%{%Y-%m-%dT%H:%M:%S%z}tl, 2026-11-22T14:21:21+0100",
        "%{%F %T}tg, 2026-11-22 13:21:21",
        "%{%s}tl, 1795353681"
    })
    void shouldReadTheTime(String code, String text) {
        assertThat(observed(code + " %>a" + REST, text + " 127.0.1.11" + REST_OF_LINE)
                        .end())
                .isEqualTo(Instant.parse("2026-11-22T13:21:21Z"));
    }

    @Test
    void shouldReadUsersInEachEncoding() {
        String start = "%ts %>a %Ss %>Hs %<st %Sh %rm %ru ";
        String line = "1795353681 127.0.1.11 TCP_MISS 200 9 HIER_DIRECT GET https://www.facebook.com/ ";

        assertThat(observed(start + "\"%un\"", line + "\"ada bly\"").employeeId())
                .isEqualTo("E105");
        assertThat(observed(start + "[%ul]", line + "[ada bly]").employeeId()).isEqualTo("E105");
        assertThat(observed(start + "%#un %sn", line + "ada%20bly 7").employeeId())
                .isEqualTo("E105");
        assertThat(observed(start + "%\"un %sn", line + "RIDGEMONT\\\\SReyes 7").employeeId())
                .isEqualTo("E101");
        assertThat(observed(start + "%[ui \"%un\"", line + "jnovak \"sreyes\"").employeeId())
                .isEqualTo("E101");
        assertThat(observed(start + "%[ue %[un %sn", line + "jnovak sreyes 7").employeeId())
                .isEqualTo("E101");
    }

    @Test
    void shouldReadPaddedFields() {
        AccessObservation access = observed(
                "%ts.%03tu %-6tr %15>a %Ss/%03>Hs %8<st %rm %ru %[un %Sh/%<a",
                "1795353681.753 28          127.0.1.11 TCP_MISS/200    26831 GET https://www.facebook.com/ sreyes"
                        + " HIER_DIRECT/203.0.113.7");

        assertThat(access.start()).isEqualTo(Instant.parse("2026-11-22T13:21:21.725Z"));
        assertThat(access.bytesDown()).isEqualTo(26831);
    }

    @Test
    void shouldTakeTheHostOfATunnelFromTheServerNameWhenTheUrlHasOnlyAnAddress() {
        String format = NATIVE + " \"%ssl::>sni\"";
        String start = "1795353681.753 28 127.0.1.11 TCP_TUNNEL/200 26831 ";

        AccessObservation tunnel = observed(
                format, start + "CONNECT 157.240.2.35:443 sreyes ORIGINAL_DST/157.240.2.35 - \"www.facebook.com\"");

        assertThat(tunnel.host()).isEqualTo("www.facebook.com");
        assertThat(tunnel.kind()).isEqualTo(AccessKind.TUNNEL);
        assertThat(read(format, start + "CONNECT 157.240.2.35:443 sreyes ORIGINAL_DST/157.240.2.35 - \"-\"")
                        .reason())
                .isEqualTo("other_site");
        assertThat(read(
                                format,
                                start + "CONNECT www.dailynews.example:443 sreyes HIER_DIRECT/1.2.3.4 -"
                                        + " \"www.facebook.com\"")
                        .reason())
                .isEqualTo("other_site");
    }

    @Test
    void shouldBeEmbeddedWhenThePageBeforeIsOfAnotherSite() {
        assertThat(observed(
                                "%ts %>a \"%{referer}>h\"" + REST,
                                "1795353681 127.0.1.11 \"https://www.dailynews.example/\"" + REST_OF_LINE)
                        .embed())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1795353681.75, 200, 9, sreyes, bad_timestamp",
        "17953536.753, 200, 9, sreyes, bad_timestamp",
        "9995353681.753, 200, 9, sreyes, impossible_timestamp",
        "1795353681.753, 20, 9, sreyes, bad_status",
        "1795353681.753, 200, -, sreyes, bad_bytes",
        "1795353681.753, 200, 9, sreyes x, bad_field",
        "1795353681.753, 200, 9, sreyes 7, too_many_fields",
        "1795353681.753, 200, 9, [sreyes, bad_user"
    })
    void shouldNameWhatIsWrong(String time, String status, String size, String user, String reason) {
        String line = time + " 127.0.1.11 HIER_DIRECT TCP_MISS " + status + " " + size
                + " GET https://www.facebook.com/ " + user + " 7";

        assertThat(read("%ts.%03tu %>a %Sh %Ss %>Hs %<st %rm %ru %[un %sn", line)
                        .reason())
                .isEqualTo(reason);
    }

    @Test
    void shouldNameCodeAndPositionOfTheFieldThatIsWrong() {
        Malformed malformed = (Malformed) read("%ts %>a" + REST, "1795353681 127.0.1.11 tcp_miss 200 9 x");

        assertThat(malformed.reason()).isEqualTo("bad_result");
        assertThat(malformed.detail())
                .isEqualTo("%Ss (position 9 of the logformat) is not a result code in capital letters");
    }

    @Test
    void shouldBeMalformedWhenNoNewlineIsBetweenTwoLines() {
        String format = NATIVE + " \"%{User-Agent}>h\"";
        String line = "1795353681.753 28 127.0.1.11 TCP_MISS/200 26831 GET https://www.facebook.com/ sreyes"
                + " HIER_DIRECT/203.0.113.7 text/html \"Mozilla/5.0 (X11)\"";
        for (int cut = 1; cut <= line.length(); cut++) {
            LineOutcome outcome = read(format, line.substring(0, cut) + line.replace("sreyes", "jnovak"));

            assertThat(outcome).as("cut after %s", cut).isInstanceOf(Malformed.class);
        }
    }

    /** A relay may cut a line at any place. */
    @ParameterizedTest
    @ValueSource(strings = {"HIER_NONE", "NONE", "TIMEOUT_HIER_NONE"})
    void shouldNotTakeAFiltersAnswerForAnAccessWhenTheLineIsCut(String hierarchy) {
        String line = "1795353681 127.0.1.11 TCP_MISS 200 9 GET https://www.facebook.com/ [sreyes] " + hierarchy;
        for (int cut = 1; cut <= line.length(); cut++) {
            LineOutcome outcome = read("%ts %>a %Ss %>Hs %<st %rm %ru [%[un] %Sh", line.substring(0, cut));

            assertThat(outcome).as("cut after %s", cut).isNotInstanceOf(LineOutcome.Observed.class);
        }
    }

    private static AccessObservation observed(String format, String line) {
        LineOutcome outcome = read(format, line);
        assertThat(outcome).isInstanceOf(LineOutcome.Observed.class);
        return Objects.requireNonNull(outcome.observation());
    }

    private static LineOutcome read(String format, String line) {
        byte[] bytes = line.getBytes(UTF_8);
        try {
            return ReadingFixtures.reader(SquidLogformat.of(format)).read(bytes, 0, bytes.length);
        } catch (InvalidLogformatException e) {
            throw new AssertionError(e);
        }
    }
}
