package org.dutywatch.ingest.squid.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.ingest.reading.domain.ReadingFixtures.line;
import static org.dutywatch.ingest.reading.domain.ReadingFixtures.lineWith;
import static org.dutywatch.ingest.reading.domain.ReadingFixtures.observed;
import static org.dutywatch.ingest.reading.domain.ReadingFixtures.read;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.LineOutcome.Denied;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.LineOutcome.NotMonitored;
import org.dutywatch.ingest.reading.domain.ReadingFixtures;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SquidNativeTest {
    private static final String END =
            " TCP_MISS/200 9 GET http://www.facebook.com/ sreyes HIER_DIRECT/1.2.3.4 text/html";

    @ParameterizedTest
    @CsvSource({
        "www.facebook.com:443, TCP_TUNNEL/200",
        "www.facebook.com:443/, TCP_TUNNEL/200",
        "WWW.FACEBOOK.COM.:443, TCP_TUNNEL/200",
        "www.facebook.com, TCP_TUNNEL/200",
        "www.facebook.com:443, TCP_MISS/200",
        "www.facebook.com:443, TCP_TUNNEL_ABORTED/200"
    })
    void shouldBeATunnelWhenConnectSucceeded(String target, String result) {
        AccessObservation tunnel = observed(line(result, "15851", "CONNECT", target, "sreyes", "-"));

        assertThat(tunnel.kind()).isEqualTo(AccessKind.TUNNEL);
        assertThat(tunnel.host()).isEqualTo("www.facebook.com");
        assertThat(tunnel.bytesDown()).isEqualTo(15851);
        assertThat(tunnel.series()).isNull();
        assertThat(tunnel.embed()).isFalse();
        assertThat(tunnel.document()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONE_NONE/200", "TAG_NONE/200", "NONE/200"})
    void shouldCountNothingTwiceWhenTheTunnelWasInspected(String result) {
        assertThat(read(line(result, "0", "CONNECT", "www.facebook.com:443", "sreyes", "-")))
                .isEqualTo(new NotMonitored("inspected_tunnel"));
    }

    @ParameterizedTest
    @CsvSource({
        "TCP_DENIED/407, 4100, auth_required",
        "TCP_DENIED/403, 3900, denied",
        "TCP_TUNNEL/503, 0, tunnel_failed",
        "NONE_NONE/503, 0, tunnel_failed",
        "TCP_MISS/302, 99, tunnel_failed",
        "TCP_TUNNEL/000, 0, aborted_before_answer"
    })
    void shouldBeNoAccessWhenTheTunnelFailed(String result, String bytes, String reason) {
        assertThat(deniedReason(line(result, bytes, "CONNECT", "www.facebook.com:443", "sreyes", "-")))
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "TCP_DENIED/407, 4100, auth_required",
        "TCP_MISS/407, 4100, auth_required",
        "TCP_DENIED/403, 3900, denied",
        "TCP_DENIED_REPLY/403, 3900, denied",
        "TCP_DENIED_ABORTED/403, 0, denied",
        "TCP_REDIRECT/302, 300, redirected_by_proxy",
        "NONE_NONE/302, 300, answered_by_proxy",
        "NONE_NONE/400, 3913, failed",
        "TCP_MISS/500, 4000, failed",
        "TCP_MISS/502, 4000, failed",
        "TCP_MISS/503, 4000, failed",
        "TCP_MISS_ABORTED/000, 0, aborted_before_answer",
        "TCP_MISS_ABORTED/200, 0, aborted_before_answer"
    })
    void shouldBeNoAccessWhenTheSiteWasNotReached(String result, String bytes, String reason) {
        assertThat(deniedReason(lineWith(result, bytes))).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "TCP_MISS/200, 300", "TCP_HIT/200, 300", "TCP_MEM_HIT/200, 300", "TCP_REFRESH_UNMODIFIED/304, 300",
        "TCP_REFRESH_UNMODIFIED_ABORTED/200, 300", "TCP_MISS/404, 300", "TCP_MISS/403, 300", "TCP_MISS/302, 300",
        "TCP_MISS/101, 300", "TCP_MISS/999, 300", "TCP_MISS/200, 0", "TCP_MISS_TIMEDOUT/200, 300"
    })
    void shouldBeAnAccessWhenTheSiteAnswered(String result, String bytes) {
        assertThat(observed(lineWith(result, bytes)).bytesDown()).isEqualTo(Long.parseLong(bytes));
    }

    @ParameterizedTest
    @CsvSource({
        "TCP_DENIED/403, GET, https://www.facebook.com/",
        "TCP_DENIED/200, CONNECT, www.facebook.com:443",
        "TCP_DENIED/403, CONNECT, www.facebook.com:443",
        "TCP_DENIED_REPLY/403, GET, https://www.facebook.com/",
        "TCP_DENIED/302, GET, https://www.facebook.com/",
        "TCP_REDIRECT/302, GET, https://www.facebook.com/",
        "TCP_REDIRECT/302, CONNECT, www.facebook.com:443",
        "NONE_NONE/302, GET, https://www.facebook.com/"
    })
    void shouldHaveAnObservationOfADenialByPolicyWhenTheEmployeeIsKnown(String result, String method, String url) {
        LineOutcome outcome = read(line(result, "3900", method, url, "sreyes", "text/html"));

        assertThat(outcome).isInstanceOfSatisfying(Denied.class, denied -> {
            AccessObservation observation = Objects.requireNonNull(denied.observation());
            assertThat(observation.denied()).isTrue();
            assertThat(observation.document()).isFalse();
            assertThat(observation.posting()).isFalse();
            assertThat(observation.employeeId()).isEqualTo("E101");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "TCP_DENIED/407, sreyes",
        "TCP_DENIED/401, sreyes",
        "TCP_MISS/407, sreyes",
        "TCP_MISS/503, sreyes",
        "NONE_NONE/400, sreyes",
        "TCP_MISS_ABORTED/000, sreyes",
        "NONE_NONE/200, sreyes",
        "TCP_DENIED/403, -",
        "TCP_DENIED/403, contractor7"
    })
    void shouldHaveNoObservationWhenItWasNoPolicyOrTheEmployeeIsUnknown(String result, String user) {
        LineOutcome outcome = read(line(result, "3900", "GET", "https://www.facebook.com/", user, "text/html"));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Denied.class, denied -> assertThat(denied.observation()).isNull());
    }

    @Test
    void shouldDistinguishTheProxysForbiddenFromTheSites() {
        String forbidden = lineWith("TCP_MISS/403", "300");

        assertThat(deniedReason(forbidden.replace("HIER_DIRECT/203.0.113.7", "HIER_NONE/-")))
                .isEqualTo("denied");
        assertThat(observed(forbidden.replace("TCP_MISS", "TCP_MEM_HIT").replace("HIER_DIRECT/203.0.113.7", "NONE/-"))
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "TCP_MISS/200, GET, answered_by_proxy",
        "TCP_MISS/206, GET, answered_by_proxy",
        "TCP_MISS/302, GET, answered_by_proxy",
        "TCP_MISS/307, POST, answered_by_proxy",
        "TCP_CLIENT_REFRESH_MISS/200, GET, answered_by_proxy",
        "TCP_SWAPFAIL_MISS/200, GET, answered_by_proxy",
        "TCP_MISS_ABORTED/200, GET, answered_by_proxy",
        "TCP_MISS/403, GET, denied",
        "TCP_MISS/451, GET, denied",
        "TCP_MISS/403, CONNECT, denied",
        "TCP_MISS/302, CONNECT, answered_by_proxy"
    })
    void shouldBeADenialByPolicyWhenTheProxyAnsweredAMissWithoutAServer(String result, String method, String reason) {
        String url = method.equals("CONNECT") ? "www.facebook.com:443" : "https://www.facebook.com/";
        for (String noServer : List.of("HIER_NONE/-", "NONE/-", "TIMEOUT_NONE/-")) {
            LineOutcome outcome = read(withPeer(line(result, "5120", method, url, "sreyes", "text/html"), noServer));

            assertThat(outcome).isInstanceOfSatisfying(Denied.class, denied -> {
                assertThat(denied.reason()).isEqualTo(reason);
                assertThat(Objects.requireNonNull(denied.observation()).document())
                        .isFalse();
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TCP_MISS/407, GET, auth_required",
        "TCP_MISS/401, GET, auth_required",
        "TCP_MISS/404, GET, answered_by_proxy",
        "TCP_MISS/304, GET, answered_by_proxy",
        "TCP_MISS/503, GET, failed",
        "TCP_MISS/000, GET, aborted_before_answer",
        "TCP_MISS/200, CONNECT, answered_by_proxy",
        "TCP_TUNNEL/200, CONNECT, answered_by_proxy",
        "TCP_TUNNEL/503, CONNECT, tunnel_failed"
    })
    void shouldBeNeitherAccessNorDenialByPolicyWhenTheProxyAnsweredOtherwise(
            String result, String method, String reason) {
        String url = method.equals("CONNECT") ? "www.facebook.com:443" : "https://www.facebook.com/";

        LineOutcome outcome = read(withPeer(line(result, "5120", method, url, "sreyes", "text/html"), "HIER_NONE/-"));

        assertThat(outcome).isEqualTo(Denied.failed(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TCP_HIT/200",
                "TCP_MEM_HIT/200",
                "TCP_IMS_HIT/304",
                "TCP_OFFLINE_HIT/200",
                "TCP_NEGATIVE_HIT/404",
                "TCP_HIT/302",
                "TCP_REFRESH_UNMODIFIED/200",
                "TCP_REFRESH_FAIL_OLD/200"
            })
    void shouldBeAnAccessWithoutAServerWhenTheCacheHadTheAnswer(String result) {
        assertThat(observed(withPeer(lineWith(result, "300"), "HIER_NONE/-")).denied())
                .isFalse();
        assertThat(observed(withPeer(lineWith(result, "300"), "NONE/-")).denied())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HIER_DIRECT/1.2.3.4",
                "HIER_DIRECT/2001:db8::7",
                "DIRECT/www.facebook.com",
                "PINNED/1.2.3.4",
                "ORIGINAL_DST/1.2.3.4",
                "TIMEOUT_HIER_DIRECT/1.2.3.4",
                "FIRSTUP_PARENT/gate-1.example",
                "CARP/gate_1"
            })
    void shouldBeAnAccessWhenAServerWasAsked(String peer) {
        assertThat(observed(withPeer(lineWith("TCP_MISS/200", "300"), peer)).employeeId())
                .isEqualTo("E101");
    }

    @Test
    void shouldBeNoAccessWhenAnotherProxyAsks() {
        assertThat(read(line("UDP_MISS/000", "60", "ICP_QUERY", "http://www.facebook.com/", "-", "-")))
                .isEqualTo(new NotMonitored("peer_query"));
    }

    @Test
    void shouldLeaveNoRecordOfADenialWhenTheHostIsNotMonitored() {
        assertThat(read(line("TCP_DENIED/403", "1", "GET", "http://www.example.org/", "sreyes", "-")))
                .isEqualTo(new NotMonitored("other_site"));
    }

    @Test
    void shouldTolerateHeaderDumpsWhenTheyFollow() {
        String plain = line("GET", "https://www.facebook.com/");

        assertThat(observed(plain + " [Host:%20a%0d%0a] [Server:%20b c]").host())
                .isEqualTo("www.facebook.com");
        assertThat(reason(plain + " \"-\" [Host:%20a%0d%0a] [Server:%20b c]")).isEqualTo("not malformed");
        assertThat(reason(plain + " [Host:%20a%0d%0a] [Server:%20b c] \"-\"")).isEqualTo("not malformed");
        assertThat(reason(plain + " \"\"")).isEqualTo("not malformed");
        assertThat(reason(plain + " \"a b\"")).isEqualTo("not malformed");
        assertThat(reason(plain + " \"")).isEqualTo("too_many_fields");
        assertThat(reason(plain + " \"a\"b")).isEqualTo("too_many_fields");
        assertThat(reason(plain + " \"a\" b")).isEqualTo("too_many_fields");
        assertThat(reason(plain + " b \"a\"")).isEqualTo("too_many_fields");
        assertThat(reason(plain + " b\"")).isEqualTo("too_many_fields");
        assertThat(reason(plain + " [a] [b[c]")).isEqualTo("too_many_fields");
        assertThat(reason(plain + " [a]b [c]")).isEqualTo("too_many_fields");
        assertThat(reason(plain + " \"a\\\"")).isEqualTo("too_many_fields");
        assertThat(reason(plain + " \"a\" \"b\"c\"")).isEqualTo("too_many_fields");
        assertThat(reason(plain + " extra")).isEqualTo("too_many_fields");
        assertThat(reason(plain + " [cut off")).isEqualTo("too_many_fields");
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.dailynews.example/story, true",
        "https://www.dailynews.example:8443, true",
        "http://user@www.dailynews.example/story?u=https://www.facebook.com/, true",
        "https://my.blogspot.com/, true",
        "https://developers.facebook.com/, true",
        "https://www.facebook.com/groups/41, false",
        "https://de-de.facebook.com/, false",
        "-, false",
        "'', false",
        "about:blank, false",
        "https://, false"
    })
    void shouldBeAnEmbedWhenAPageOfAnotherSiteRequestsIt(String referer, boolean embed) {
        String picture = line("TCP_MISS/200", "300", "GET", "https://www.facebook.com/a.png", "sreyes", "image/png");
        String page = line("GET", "https://www.facebook.com/story");
        String button = line("GET", "https://www.facebook.com/plugins/like.php");

        assertThat(observed(picture + " \"" + referer + "\"").embed()).isEqualTo(embed);
        assertThat(observed(picture + " [a b] \"" + referer + "\"").embed()).isEqualTo(embed);
        assertThat(observed(page + " \"" + referer + "\"").embed()).isFalse();
        assertThat(observed(page + " \"" + referer + "\"").document()).isTrue();
        assertThat(observed(button + " \"" + referer + "\"").embed()).isTrue();
    }

    @Test
    void shouldForgetTheRefererWhenTheNextLineHasNone() {
        String picture = line("TCP_MISS/200", "300", "GET", "https://www.facebook.com/a.png", "sreyes", "image/png");
        byte[] embedded = (picture + " \"https://www.dailynews.example/\"").getBytes(StandardCharsets.US_ASCII);
        byte[] plain = picture.getBytes(StandardCharsets.US_ASCII);
        AccessReader reader = ReadingFixtures.reader();
        reader.read(embedded, 0, embedded.length);

        LineOutcome outcome = reader.read(plain, 0, plain.length);

        assertThat(((LineOutcome.Observed) outcome).observation().embed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2019/10/11 09:14:49 kid1| Logfile: opening log, bad_timestamp",
        "1726124251      0 10.10.10.10, bad_timestamp",
        "1795353681.75 28 127.0.1.11, bad_timestamp",
        "1795353681.753, bad_timestamp",
        ".753 28, bad_timestamp",
        "junk, bad_timestamp",
        "0000000001.753 28 c, impossible_timestamp",
        "0946684799.999 28 c, impossible_timestamp",
        "4102444800.000 28 c, impossible_timestamp",
        "99999999999999999999.000 28 c, impossible_timestamp",
        "1795353681.753 x 127.0.1.11, bad_elapsed",
        "1795353681.753 28, bad_elapsed",
        "1795353681.753 - 127.0.1.11, bad_elapsed",
        "1795353681.753 --1 127.0.1.11, bad_elapsed",
        "1795353681.753 -1x 127.0.1.11, bad_elapsed"
    })
    void shouldNameTheFieldWhenTimeIsWrong(String start, String reason) {
        assertThat(reason(start)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.1.11, bad_result",
        "127.0.1.11 TCP_MISS, bad_result",
        "127.0.1.11 TCP_MISS/20 9, bad_result",
        "127.0.1.11 /200 9, bad_result",
        "127.0.1.11 TCP-MISS/200 9, bad_result",
        "127.0.1.11 TCP_MISS/2000 9, bad_result",
        "127.0.1.11 tcp_miss/200 9, bad_result",
        "127.0.1.11 _/200 9, bad_result",
        "127.0.1.11 _TCP/200 9, bad_result",
        "127.0.1.11 Tcp_Miss/200 9, bad_result",
        "127.0.1.11 TCP_MISs/200 9, bad_result",
        "127.0.1.11 TCP_MISS_hit/200 9, bad_result",
        "127.0.1.11 TCP_MISS/200 x, bad_bytes",
        "127.0.1.11 TCP_MISS/200 -9 GET, bad_bytes",
        "127.0.1.11 TCP_MISS/200 9999999999999999999 GET, bad_bytes",
        "127.0.1.11 TCP_MISS/200 9, bad_bytes",
        "127.0.1.11 TCP_MISS/200 9 GET, bad_method",
        "127.0.1.11 TCP_MISS/200 9 GÉT u, bad_method",
        "127.0.1.11 TCP_MISS/200 9 AVERYLONGMETHODTHATNOBODYEVERSENTTOUS u, bad_method",
        "127.0.1.11 TCP_MISS/200 9 GET u, bad_user",
        "127.0.1.11 TCP_MISS/200 9 GET u sreyes, bad_peer",
        "127.0.1.11 TCP_MISS/200 9 GET u sreyes HIER_NONE, bad_peer",
        "127.0.1.11 TCP_MISS/200 9 GET u sreyes HIER_NONE/, bad_peer",
        "127.0.1.11 TCP_MISS/200 9 GET u sreyes /-, bad_peer",
        "127.0.1.11 TCP_MISS/200 9 GET u sreyes hier_direct/1.2.3.4 text/html, bad_peer",
        "127.0.1.11 TCP_MISS/200 9 GET u sreyes TEXT/HTML text/html, bad_peer",
        "127.0.1.11 TCP_MISS/200 9 GET u sreyes HIER_DIRECT/1[2 text/html, bad_peer",
        "127.0.1.11 TCP_MISS/200 9 GET u sreyes HIER_NONE/-, bad_type",
        "127.0.1.11 TCP_MISS/200 9 GET http://www.facebook.com/ forged HIER_NONE/- text/html sreyes, too_many_fields"
    })
    void shouldNameTheFieldWhenItIsWrong(String rest, String reason) {
        assertThat(reason("1795353681.753 28 " + rest)).isEqualTo(reason);
    }

    /** Trailing blanks are removed before a line is parsed, so these cases call the parser directly. */
    @ParameterizedTest
    @CsvSource({"'1795353681.753 28 ', bad_client", "'1795353681.753 28 c TCP_MISS/200 9 GET ', bad_url"})
    void shouldNameTheFieldWhenTheLineEndsBeforeIt(String cut, String reason) {
        byte[] line = cut.getBytes(StandardCharsets.US_ASCII);

        Malformed malformed = Objects.requireNonNull(new SquidNative().scan(line, 0, line.length, new ScannedLine()));

        assertThat(malformed.reason()).isEqualTo(reason);
        assertThat(malformed.detail()).startsWith("field ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1", "  -331", "-99999999999999999999", "2678400001", "1795353681753", "99999999999999999999"})
    void shouldCountFromItsEndWhenElapsedCannotBeTrue(String elapsed) {
        AccessReader reader = ReadingFixtures.reader();
        byte[] line = ("1795353681.753 " + elapsed + " 127.0.1.11" + END).getBytes(StandardCharsets.US_ASCII);

        AccessObservation access = ((LineOutcome.Observed) reader.read(line, 0, line.length)).observation();

        assertThat(access.end().toEpochMilli()).isEqualTo(1795353681753L);
        assertThat(access.start()).isEqualTo(access.end());
        assertThat(reader.elapsedWasImpossible()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "     28", "2678400000"})
    void shouldHaveNoImpossibleElapsedWhenItIsPossible(String elapsed) {
        AccessReader reader = ReadingFixtures.reader();
        byte[] line = ("1795353681.753 " + elapsed + " 127.0.1.11" + END).getBytes(StandardCharsets.US_ASCII);

        reader.read(line, 0, line.length);

        assertThat(reader.elapsedWasImpossible()).isFalse();
    }

    @Test
    void shouldAcceptTheLongestElapsedWhenItIsThirtyOneDays() {
        AccessObservation longest = observed("1795353681.753 2678400000 127.0.1.11" + END);

        assertThat(longest.end().toEpochMilli() - longest.start().toEpochMilli())
                .isEqualTo(2678400000L);
    }

    @Test
    void shouldBeCalledSquidWhenASourceChoosesIt() {
        assertThat(new SquidNative().name()).isEqualTo("squid");
    }

    /** A relay cuts lines; a client may have written a peer and a media type into the header that is cut. */
    @Test
    void shouldNotTakeAPeerInAQuotedFieldForThatOfTheLineWhenTheLineIsCut() {
        String line = line("GET", "https://www.facebook.com/").replace("HIER_DIRECT/203.0.113.7", "HIER_NONE/-")
                + " \"-\" \"x jnovak2 HIER_DIRECT/203.0.113.7 text/html y\"";
        int extras = line.indexOf(" \"-\"") + 2;
        for (int cut = extras; cut < line.length(); cut++) {
            LineOutcome outcome = read(line.substring(0, cut));

            assertThat(outcome instanceof Malformed || outcome instanceof Denied)
                    .as("cut after %s: %s", cut, outcome)
                    .isTrue();
        }
    }

    private static String withPeer(String line, String peer) {
        return line.replace("HIER_DIRECT/203.0.113.7", peer);
    }

    private static String deniedReason(String line) {
        return read(line) instanceof Denied denied ? denied.reason() : "not denied";
    }

    private static String reason(String line) {
        return read(line) instanceof Malformed malformed ? malformed.reason() : "not malformed";
    }
}
