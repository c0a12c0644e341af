package org.dutywatch.ingest.reading.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.ingest.reading.domain.ReadingFixtures.line;
import static org.dutywatch.ingest.reading.domain.ReadingFixtures.lineOf;
import static org.dutywatch.ingest.reading.domain.ReadingFixtures.observed;
import static org.dutywatch.ingest.reading.domain.ReadingFixtures.read;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.dutywatch.ingest.attribution.domain.Directory;
import org.dutywatch.ingest.attribution.domain.Identification;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome.PendingIdentity;
import org.dutywatch.ingest.attribution.domain.IdentityMethod;
import org.dutywatch.ingest.attribution.domain.InMemoryDirectory;
import org.dutywatch.ingest.attribution.domain.InMemoryLeases;
import org.dutywatch.ingest.attribution.domain.Lease;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.dutywatch.ingest.browsing.domain.BrowsingMemoryLimits;
import org.dutywatch.ingest.browsing.domain.UnmonitoredBrowsing;
import org.dutywatch.ingest.catalogue.domain.HostRole;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.LineOutcome.NotMonitored;
import org.dutywatch.ingest.reading.domain.LineOutcome.Observed;
import org.dutywatch.ingest.reading.domain.LineOutcome.Unattributed;
import org.dutywatch.ingest.squid.domain.SquidNative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessReaderTest {
    private static final String VISIT = line("GET", "https://www.facebook.com/groups/41?ref=x");

    private static final AccessObservation NOT_OBSERVED = observed(VISIT);

    @Test
    void shouldFillEveryFieldWhenAnEmployeeOpensAPage() {
        AccessObservation observation = observed(VISIT);

        assertThat(observation.employeeId()).isEqualTo("E101");
        assertThat(observation.site()).isEqualTo("facebook");
        assertThat(observation.host()).isEqualTo("www.facebook.com");
        assertThat(observation.role()).isEqualTo(HostRole.PAGE);
        assertThat(observation.kind()).isEqualTo(AccessKind.URL);
        assertThat(observation.end()).isEqualTo(Instant.ofEpochMilli(1795353681753L));
        assertThat(observation.start()).isEqualTo(Instant.ofEpochMilli(1795353681725L));
        assertThat(observation.method()).isEqualTo("GET");
        assertThat(observation.status()).isEqualTo(200);
        assertThat(observation.bytesUp()).isNull();
        assertThat(observation.bytesDown()).isEqualTo(26831);
        assertThat(observation.document()).isTrue();
        assertThat(observation.embed()).isFalse();
        assertThat(observation.posting()).isFalse();
        assertThat(observation.denied()).isFalse();
        assertThat(observation.ambiguous()).isFalse();
        assertThat(observation.series()).isNotNull();
        assertThat(observation.sincePageElsewhereMs()).isNull();
        assertThat(observation.sinceEmbeddingPageMs()).isNull();
        assertThat(observation.identity()).isEqualTo(IdentityMethod.USERNAME);
        assertThat(observation.source()).isEqualTo("hq-squid");
        assertThat(observation.catalogue()).isEqualTo("2026-11-01");
        assertThat(new Observed(observation).reason()).isEqualTo("access");
    }

    @Test
    void shouldGiveTheSameIdForTheSameLine() {
        // The first 128 bits of SHA-256 over the bytes of the line.
        assertThat(observed(VISIT).observationId())
                .hasSize(32)
                .matches("[0-9a-f]+")
                .isEqualTo(sha256Prefix(VISIT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<166>Sep 30 20:25:30 host(squid-1)[72246]: ",
                "Sep 30 20:25:30 host(squid-1)[72246]: ",
                "<166>Oct  2 20:25:30 gate (squid-1)[72246]: ",
                "<134>1 2026-11-22T16:41:21.753Z gate squid 123 - - ",
                "<134>1 2026-11-22T16:41:21.753Z gate squid 123 ID7 [a@1 k=\"v ] \\\" w\"][b@1 k=\"\"] ",
                "<134>1 2026-11-22T16:41:21.753Z gate squid 123 - - \uFEFF",
                "2026-11-22T16:41:21.753+00:00 gate squid[123]: ",
                "2026-11-22T16:41:21.753+0000 gate squid[123]:",
                "2026-11-22T16:41:21Z gate ",
                "2026-11-22T16:41:21.753456789Z ",
                "2026-11-22T16:41:21.753456789Z stdout F ",
                "2026-11-22T16:41:21,753-06:00\tgate\tsquid\t",
                "2026-11-22 16:41:21.753 gate squid[123]: ",
                "Nov 22 16:41:21 gate ",
                "Nov  2 16:41:21 2001:db8::1 squid: ",
                "Nov 22 16:41:21 gate squid ",
                "Nov 22 16:41:21 gate squid:",
                "Nov 02 16:41:21.753 gate squid 123 ",
                "<134>",
                "<134>2026-11-22T16:41:21Z gate squid: ",
                "203 <134>1 2026-11-22T16:41:21.753Z gate squid 123 - - ",
                "\uFEFF",
                "2026-11-22T16:41:21Z relay Nov 22 16:41:21 gate squid ",
                "Nov 22 16:41:21 relay squid[1]: <166>Sep 30 20:25:30 host(squid-1)[72246]: ",
                "  "
            })
    void shouldBeTheSameAccessWhenAShipperWritesAPrefix(String envelope) {
        AccessObservation shipped = observed(envelope + VISIT + " \r");

        assertThat(shipped).isEqualTo(observed(VISIT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<999999>1795353681.753 1",
                "<>x",
                "<1",
                "<134>1 2026",
                "<134>1 a b c d e [x",
                "<134>1 a b c d e -",
                "Sep 30 20:25:30 host without a tag",
                "Sep 30 20:25:30 ",
                "2026-11-22T16:41:21.753 no tag",
                "S"
            })
    void shouldBeMalformedWhenTheSyslogHeaderIsBroken(String broken) {
        assertThat(read(broken)).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gate ",
                "squid[123]: ",
                "Nov 22 16:41 gate ",
                "Now 22 16:41:21 gate ",
                "Nov 22 16:41:21 one two three four ",
                "{\"message\": ",
                "{\"log\":\"",
                "[22/Nov/2026:16:41:21 +0000] ",
                "2026-11-22T16:41:21Z|gate|",
                "1 2026-11-22T16:41:21Z gate squid 123 - - "
            })
    void shouldSayThatAPrefixIsUnknownWhenItIs(String prefix) {
        assertThat(read(prefix + VISIT).reason()).isEqualTo("unknown_prefix");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1795353681.753     28 127.0.1.11 TCP_MISS/200 9 GET http://a.example/x: %s",
                "1795353681.753     28 127.0.1.11 TCP_MISS/200 9 GET http://a.example/ Nov 22 16:41:21 gate squid: %s",
                "1795353681.753 gate squid: %s",
                "2026-11-22T16:41:21Z gate squid: http://a.example/ %s",
                "<134>1 2026-11-22T16:41:21Z gate squid 1 - [a k=\"%s\"",
                "Nov 22 16:41:21 gate squid: Client sent %s"
            })
    void shouldReadNoLineFromWithinAnother(String text) {
        assertThat(read(text.formatted(VISIT)).observation()).isNull();
    }

    @Test
    void shouldNotReadTheRestOfALineThatAContainerRuntimeCut() {
        AccessReader reader = ReadingFixtures.reader();
        String stamp = "2026-11-22T16:41:21.753Z stdout ";

        assertThat(outcome(reader, stamp + "P " + VISIT).reason()).isEqualTo("partial_line");
        assertThat(outcome(reader, stamp + "P " + VISIT).reason()).isEqualTo("partial_line");
        assertThat(outcome(reader, stamp + "F " + VISIT).reason()).isEqualTo("partial_line");
        assertThat(outcome(reader, stamp + "F " + VISIT)).isEqualTo(read(VISIT));
    }

    @Test
    void shouldReadTheUserWhenItsNameHasABlank() {
        assertThat(observed(lineOf("ada bly")).employeeId()).isEqualTo("E105");
        assertThat(observed(lineOf("RIDGEMONT\\\\ada bly")).employeeId()).isEqualTo("E105");
        assertThat(observed(lineOf("ada bly@RIDGEMONT.EXAMPLE")).employeeId()).isEqualTo("E105");
        assertThat(observed(lineOf("ada bly") + " \"https://www.facebook.com/\" [a b] [c d]")
                        .employeeId())
                .isEqualTo("E105");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada sreyes",
                "album/41 sreyes",
                "jo kerr",
                "shared shared",
                "x ada -",
                "kadeyemi GATE01$",
                "sreyes@ contractor",
                "x\\sreyes jnovak",
                "sreyes HIER_DIRECT/1.2.3.4 text/html jnovak",
                "sreyes HIER_DIRECT/1.2.3.4 text/html [ jnovak",
                "sreyes HIER_DIRECT/1.2.3.4 text/html \" jnovak"
            })
    void shouldBeMalformedWhenItIsNotCertainWhoTheUserIs(String user) {
        assertThat(read(lineOf(user)).reason()).isEqualTo("ambiguous_user_field");
        assertThat(read(line("TCP_DENIED/403", "9", "GET", "https://www.facebook.com/", user, "text/html"))
                        .reason())
                .isEqualTo("ambiguous_user_field");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sreyes@ contractor", "x sreyes%40 contractor", "x sreyes+jnovak contractor", "y z\\ada bly"})
    void shouldNotCutAPartOffAUserOfSeveralWords(String user) {
        assertThat(read(lineOf(user)).observation()).isNull();
        assertThat(read(lineOf(user)).reason()).isIn("ambiguous_user_field", "unknown_user");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x hier_none/- text/html#0121795353681.753 28 127.0.1.11 tcp_miss/200 9 get https://www.facebook.com/"
                        + " sreyes hier_direct/1.2.3.4 text/html#012x",
                "x HIER_NONE/- text/html#0121795353681.753 28 127.0.1.11 TCP_MISS/200 9 GET https://www.facebook.com/"
                        + " sreyes HIER_DIRECT/1.2.3.4 text/html#012x"
            })
    void shouldNotNeedTheUserWhenTheProxyAsksForALogin(String typed) {
        AccessReader reader = ReadingFixtures.reader();
        String line = line("TCP_DENIED/407", "4100", "GET", "https://www.facebook.com/", typed, "text/html");

        assertThat(outcome(reader, line).reason()).isEqualTo("auth_required");
        assertThat(deadLetter(reader, line)).isEqualTo("escaped_newlines");
        assertThat(outcome(reader, line.replace(typed, "x sreyes")).reason()).isEqualTo("auth_required");
        assertThat(deadLetter(reader, line.replace(typed, "x sreyes"))).isNull();
        assertThat(outcome(reader, line.replace("www.facebook.com/ x", "www.dailynews.example/ x")))
                .isEqualTo(new NotMonitored("auth_required"));
    }

    @Test
    void shouldSayThatLinesAreJoinedWhenTheyAre() {
        String joined = line("GET", "https://www.dailynews.example/") + "#012" + VISIT + "#012" + VISIT;

        assertThat(read(joined).reason()).isEqualTo("escaped_newlines");
        assertThat(read(line("GET", "https://www.facebook.com/?c=#012345")).reason())
                .isEqualTo("access");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#012", "#012 ", "#012<166>Nov 22 16:41:21 gate squid[1]: "})
    void shouldSayThatLinesAreJoinedWhenTheFirstIsCut(String between) {
        String visit = line("GET", "https://www.dailynews.example/");

        for (int length = visit.indexOf("GET"); length < visit.length(); length++) {
            AccessReader reader = ReadingFixtures.reader();
            assertThat(deadLetter(reader, visit.substring(0, length) + between + VISIT))
                    .as(visit.substring(0, length))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"https://a.example/#012\"", "[X: #012]", "\"#012\" \"a\""})
    void shouldKeepALineAsDeadLetterTooWhenItMayHideOthers(String extras) {
        AccessReader reader = ReadingFixtures.reader();
        String line = lineOf("sreyes") + " " + extras;

        assertThat(outcome(reader, line).reason()).isEqualTo("access");
        assertThat(deadLetter(reader, line)).isEqualTo("escaped_newlines");
        assertThat(deadLetter(reader, line("GET", "https://www.facebook.com/?c=#012345")))
                .isNull();
    }

    @Test
    void shouldKeepJoinedLinesAsDeadLetterWhenTheFirstAsksForALogin() {
        AccessReader reader = ReadingFixtures.reader();
        String login = line("TCP_DENIED/407", "4100", "GET", "https://www.facebook.com/", "-", "text/html")
                .replace("HIER_DIRECT/203.0.113.7", "HIER_NONE/-");
        String joined = login + "#012" + lineOf("sreyes") + "#012" + lineOf("jnovak");

        assertThat(outcome(reader, joined).reason()).isEqualTo("auth_required");
        assertThat(deadLetter(reader, joined)).isEqualTo("escaped_newlines");
        assertThat(namesEmployee(joined)).isTrue();
        assertThat(namesEmployee(login + ("#012" + lineOf("contractor")).repeat(9) + "#012" + lineOf("jnovak")))
                .isTrue();
    }

    @Test
    void shouldNotNeedTheUserWhenTheSiteIsNotMonitored() {
        assertThat(read(line("TCP_MISS/200", "9", "GET", "https://www.dailynews.example/a b", "sreyes", "text/html"))
                        .reason())
                .isEqualTo("other_site");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1795353670.000    412 127.0.1.11 TCP_MISS/200 48211 GET https://www.dailyn",
                "1795353670.000    412 127.0.1.11 TCP_MISS/200 48211 GET https://www.dailynews.example/ ",
                "1795353670.000    412 127.0.1.11 TCP_MISS/200 48211 GET https://www.dailynews.example/\0\0\0",
                "1795353670.000    412 127.0.1.11 TCP_TUNNEL/200 48211 CONNECT www.dailynews.example:443 jno",
                "1795353670.000      0 127.0.1.11 TCP_DENIED/407 4100 GET https://www.facebook.com/ - HIER_NO",
                "1795353670.000      0 127.0.1.11 NONE_NONE/000 0 - error:transaction-end-before-headers - HIER_NONE/- -\r",
                "1795353670.000    412 127.0.1.11 TCP_MISS/200 48211 GET http://a.example/ jnovak HIER_DIRECT/1.2.3.4 text/html",
            })
    void shouldBeMalformedWhenNoNewlineIsBetweenTwoLines(String firstLine) {
        assertThat(read(firstLine + lineOf("sreyes")).reason()).isEqualTo("two_lines");
        assertThat(namesEmployee(firstLine + lineOf("sreyes"))).isTrue();
    }

    @Test
    void shouldRecordNoUnmonitoredPageWhenItIsNotCertainWhoTheUserIs() {
        AccessReader reader = ReadingFixtures.reader();
        readWith(reader, line("TCP_MISS/200", "900", "GET", "https://www.dailynews.example/", "x sreyes", "text/html"));

        assertThat(readWith(reader, VISIT).sincePageElsewhereMs()).isNull();
    }

    @Test
    void shouldIgnoreTheUserWhenTheSourceDoes() {
        AccessReader reader = readerByLease("127.0.1.11", EnumSet.of(IdentityMethod.LEASE));

        assertThat(readWith(reader, lineOf("x jnovak")).employeeId()).isEqualTo("E101");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"https://a.example/ jnovak HIER_DIRECT/1.2.3.4 text/html\"",
                "\"https://a.example/ jnovak HIER_DIRECT/1.2.3.4 text/html\" \"agent\"",
                "\"https://a.example/#0121795353681.753 28 127.0.1.11 TCP_MISS/200 9 GET http://www.facebook.com/"
                        + " jnovak HIER_DIRECT/1.2.3.4 text/html #012\"",
                "\"a\\\" jnovak HIER_DIRECT/1.2.3.4 text/html \\\"b\" \"c\\\\\" [d] [e]",
                "[X: jnovak HIER_DIRECT/1.2.3.4 text/html \"a\\r\\n] [Y: \"\\r\\n]",
                "[X: a jnovak HIER_DIRECT/1.2.3.4 text/html] [Y: b]"
            })
    void shouldReadTheUserBeforeThePeerWhateverFollows(String extras) {
        assertThat(observed(lineOf("sreyes") + " " + extras).employeeId()).isEqualTo("E101");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HIER_DIRECT/1.2.3.4 \"x\"",
                "HIER_DIRECT/1.2.3.4 [x]",
                "HIER_DIRECT/1.2.3.4 HIER_DIRECT/1.2.3.4 \"x\""
            })
    void shouldBeMalformedWhenTheMediaTypeIsNone(String end) {
        String line = lineOf("sreyes").replace("HIER_DIRECT/203.0.113.7 text/html", end);

        assertThat(read(line)).isInstanceOf(Malformed.class);
    }

    @Test
    void shouldSayWhetherAMalformedLineNamesAnEmployee() {
        assertThat(namesEmployee(lineOf("sreyes") + " extra")).isTrue();
        assertThat(namesEmployee(lineOf("x ada bly").replace("/html", ""))).isTrue();
        assertThat(namesEmployee(lineOf("RIDGEMONT%5CSReyes") + " extra")).isTrue();
        assertThat(namesEmployee(lineOf("shared") + " extra")).isTrue();
        assertThat(namesEmployee(lineOf("contractor") + " extra")).isFalse();
        assertThat(namesEmployee("2026/11/03 09:14:49 kid1| Logfile: opening log"))
                .isFalse();
    }

    @Test
    void shouldSayThatALineOfTooManyWordsMayBeOfAnEmployee() {
        assertThat(namesEmployee(lineOf("contractor") + " #012" + " x".repeat(900)))
                .isFalse();
        assertThat(namesEmployee(lineOf("contractor") + " #012" + " x".repeat(1000)))
                .isTrue();
    }

    @Test
    void shouldSayThatAMalformedLineMayBeOfAnEmployeeWhenTheAddressWas() {
        AccessReader reader = readerByLease("127.0.1.11", EnumSet.of(IdentityMethod.LEASE));
        AccessReader readerByBoth = readerByLease("127.0.1.11", EnumSet.allOf(IdentityMethod.class));
        byte[] bytes = (lineOf("-") + " extra").getBytes(UTF_8);
        byte[] elsewhere = (lineOf("-").replace("127.0.1.11", "127.0.1.12") + " extra").getBytes(UTF_8);

        assertThat(reader.mayBeOfEmployee(bytes, 0, bytes.length)).isTrue();
        assertThat(readerByBoth.mayBeOfEmployee(bytes, 0, bytes.length)).isTrue();
        assertThat(reader.mayBeOfEmployee(elsewhere, 0, elsewhere.length)).isFalse();
        assertThat(ReadingFixtures.reader().mayBeOfEmployee(bytes, 0, bytes.length))
                .isFalse();
    }

    private static AccessReader readerByLease(String address, Set<IdentityMethod> methods) {
        Instant then = Instant.ofEpochMilli(1795353681753L);
        Lease desk = new Lease(
                address, Optional.of(new UserName("sreyes")), then.minusSeconds(3600), then.plusSeconds(3600));
        return new AccessReader(
                new SquidNative(),
                ReadingFixtures.CATALOGUE,
                new Identification(ReadingFixtures.employees(), new InMemoryLeases(List.of(desk)), methods),
                "hq-squid",
                new UnmonitoredBrowsing<>(BrowsingMemoryLimits.DEFAULT));
    }

    private static boolean namesEmployee(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        return ReadingFixtures.reader().mayBeOfEmployee(bytes, 0, bytes.length);
    }

    /** The reason for which the line becomes a dead letter; null if it does not. */
    private static @Nullable String deadLetter(AccessReader reader, String line) {
        Malformed unread = reader.unread(outcome(reader, line));
        return unread == null ? null : unread.reason();
    }

    private static LineOutcome outcome(AccessReader reader, String line) {
        byte[] bytes = line.getBytes(UTF_8);
        return reader.read(bytes, 0, bytes.length);
    }

    @Test
    void shouldReadTheGivenRangeWhenRecordHoldsMoreLines() {
        byte[] bytes = ("junk\n" + VISIT + "\njunk").getBytes(UTF_8);

        LineOutcome outcome = ReadingFixtures.reader().read(bytes, 5, bytes.length - 5);

        assertThat(outcome).isEqualTo(read(VISIT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sreyes",
                "SREYES",
                "ridgemont\\\\sreyes",
                "RIDGEMONT%5CSReyes",
                "sreyes@RIDGEMONT.EXAMPLE",
                "RIDGEMONT+sreyes",
                "sreyes%40ridgemont.example"
            })
    void shouldKnowTheEmployeeWhenNameIsSpelledDifferently(String user) {
        assertThat(observed(lineOf(user)).employeeId()).isEqualTo("E101");
    }

    @Test
    void shouldKnowTheEmployeeWhenNameIsNotAscii() {
        assertThat(observed(lineOf("m%C3%BCller")).employeeId()).isEqualTo("E104");
        assertThat(observed(lineOf("Müller")).employeeId()).isEqualTo("E104");
    }

    @Test
    void shouldReturnTheAccessWhenTheUserIsUnknown() {
        LineOutcome outcome = read(lineOf("RIDGEMONT%5CContractor7"));

        assertThat(outcome).isInstanceOfSatisfying(Unattributed.class, unattributed -> {
            assertThat(unattributed.reason()).isEqualTo("unknown_user");
            assertThat(Objects.requireNonNull(unattributed.pending()).identity())
                    .isEqualTo(new PendingIdentity(IdentityMethod.USERNAME, "contractor7@ridgemont"));
        });
    }

    @Test
    void shouldGiveTheSameObservationWhenUserBecomesKnownLater() {
        Directory emptyDirectory = new InMemoryDirectory();
        AccessReader early = new AccessReader(new SquidNative(), ReadingFixtures.CATALOGUE, emptyDirectory, "hq-squid");
        Unattributed parked = (Unattributed) early.read(VISIT.getBytes(UTF_8), 0, VISIT.length());
        UnattributedAccess access = Objects.requireNonNull(parked.pending()).access();

        assertThat(access.attributeTo(
                        new IdentificationOutcome.IdentifiedEmployee("E101", IdentityMethod.USERNAME, false)))
                .isEqualTo(observed(VISIT));
    }

    @Test
    void shouldBeUnattributedWhenTwoEmployeesHaveTheName() {
        assertThat(read(lineOf("shared")))
                .isInstanceOfSatisfying(
                        Unattributed.class,
                        unattributed -> assertThat(unattributed.reason()).isEqualTo("ambiguous_user"));
    }

    @ParameterizedTest
    @CsvSource({
        "-, no_user",
        "GATE01$, machine_account",
        "RIDGEMONT%5CGATE01$, machine_account",
        "OTHER%5CGATE01$, machine_account",
        "N/A, placeholder",
        "anonymous, placeholder",
        "@realm, placeholder",
        "%00, unreadable_name",
        "a%0Ab, unreadable_name",
        "%FF, unreadable_name"
    })
    void shouldBeUnattributedWhenTheUserIsNoPerson(String user, String reason) {
        assertThat(read(lineOf(user))).isEqualTo(new Unattributed(reason, null));
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.example.org/, other_site",
        "https://notfacebook.com/, other_site",
        "https://facebook.com.evil.example/, other_site",
        "https://www.facebook.com@evil.example/, other_site",
        "https://developers.facebook.com/docs, other_site",
        "https://docs.developers.facebook.com/, other_site",
        "https://evil.example/www.facebook.com/, other_site",
        "https://evil.example?https://www.facebook.com/, other_site",
        "https://203.0.113.9/, other_site",
        "https://[2001:db8::1]/, no_host",
        "https://www.face\\book.com/, no_host",
        "https://www..facebook.com/, no_host",
        "https://www.facebook.com:44x/, no_host",
        "https://www.facebook.com:123456/, no_host",
        "https://bücher.blogspot.com/, no_host",
        "/favicon.ico, no_host",
        "*, no_host",
        "https://, no_host",
        "error:invalid-request, no_request",
        "error:transaction-end-before-headers, no_request"
    })
    void shouldLeaveNoRecordWhenHostIsNotMonitored(String url, String reason) {
        assertThat(read(line("GET", url))).isEqualTo(new NotMonitored(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.facebook.com, www.facebook.com",
        "https://WWW.FaceBook.COM/, www.facebook.com",
        "https://www.facebook.com./, www.facebook.com",
        "https://www.facebook.com:443/, www.facebook.com",
        "https://www.facebook.com?x=1, www.facebook.com",
        "https://user:pass@www.facebook.com/, www.facebook.com",
        "https://a@b@www.facebook.com:8443/, www.facebook.com",
        "wss://a.b.facebook.com/, a.b.facebook.com",
        "https://my-blog_2.blogspot.com/, my-blog_2.blogspot.com"
    })
    void shouldFindTheHostWhenUrlIsWrittenDifferently(String url, String host) {
        assertThat(observed(line("GET", url)).host()).isEqualTo(host);
    }

    @Test
    void shouldUseTheRoleOfTheDomainWhenASubDomainIsNotListed() {
        assertThat(observed(line("GET", "https://de-de.facebook.com/")).role()).isEqualTo(HostRole.APP_API);
    }

    @ParameterizedTest
    @CsvSource({
        "https://video.fbcdn.net/v/1.mp4, video/mp4, MEDIA",
        "https://video.fbcdn.net/v/1.mp4, VIDEO/MP4;codecs=avc1, MEDIA",
        "https://audio.fbcdn.net/a/1, audio/mpeg, MEDIA",
        "https://static.fbcdn.net/p/1.jpg, image/jpeg, CDN",
        "https://static.fbcdn.net/p/1, -, CDN",
        "https://static.fbcdn.net/p/1, videos/mp4, CDN",
        "https://www.facebook.com/v/1.mp4, video/mp4, PAGE",
        "https://graph.facebook.com/v/1.mp4, video/mp4, WIDGET"
    })
    void shouldHaveRoleMediaWhenACdnHostAnswersWithVideoOrAudio(String url, String type, HostRole role) {
        assertThat(observed(line("TCP_MISS/200", "900000", "GET", url, "sreyes", type))
                        .role())
                .isEqualTo(role);
    }

    @Test
    void shouldKeepRoleCdnWhenOnlyATunnelIsSeen() {
        assertThat(observed(line("TCP_TUNNEL/200", "900000", "CONNECT", "video.fbcdn.net:443", "sreyes", "-"))
                        .role())
                .isEqualTo(HostRole.CDN);
    }

    @Test
    void shouldBeNoDocumentWhenItIsNotTheMainDocument() {
        String url = "https://www.facebook.com/";

        assertThat(observed(line("TCP_MISS/304", "300", "GET", url, "sreyes", "text/html;charset=utf-8"))
                        .document())
                .isTrue();
        assertThat(observed(line("TCP_MISS/200", "300", "GET", url, "sreyes", "image/png"))
                        .document())
                .isFalse();
        assertThat(observed(line("TCP_MISS/404", "300", "GET", url, "sreyes", "text/html"))
                        .document())
                .isFalse();
        assertThat(observed(line("POST", url)).document()).isFalse();
        assertThat(observed(line("GET", "https://graph.facebook.com/")).document())
                .isFalse();
        assertThat(observed(line("GET", url + "plugins/page.php?href=x")).document())
                .isFalse();
        assertThat(observed(line("GET", url + "plugins/page.php?href=x")).embed())
                .isTrue();
    }

    @Test
    void shouldReadTheLineWhenTheUrlHasOddCharacters() {
        String odd = "https://www.facebook.com/\u0001\u0007ü\t%zz%E0%A4?\u007f";

        assertThat(observed(line("GET", odd)).site()).isEqualTo("facebook");
    }

    @Test
    void shouldBeMalformedWhenTheLineIsTooLongOrEmpty() {
        byte[] allowed =
                line("GET", "https://www.facebook.com/" + "a".repeat(60_000)).getBytes(UTF_8);
        byte[] excess =
                line("GET", "https://www.facebook.com/" + "a".repeat(66_000)).getBytes(UTF_8);
        AccessReader reader = ReadingFixtures.reader();

        assertThat(reader.read(allowed, 0, allowed.length)).isInstanceOf(Observed.class);
        assertThat(reader.read(excess, 0, excess.length).reason()).isEqualTo("too_long");
        assertThat(reader.read(new byte[] {' ', '\r'}, 0, 2).reason()).isEqualTo("empty");
    }

    @ParameterizedTest
    @CsvSource({
        "TCP_MISS/200, GET, https://www.dailynews.example/, text/html, true",
        "TCP_MISS/200, GET, https://www.dailynews.example/, TEXT/HTML;charset=utf-8, true",
        "TCP_MISS/304, GET, https://www.dailynews.example/, text/html, true",
        "TCP_MISS/200, GET, https://developers.facebook.com/docs, text/html, true",
        "TCP_MISS/200, GET, https://www.facebook.com/, text/html, false",
        "TCP_MISS/200, GET, https://www.dailynews.example/, text/htmlx, false",
        "TCP_MISS/200, GET, https://www.dailynews.example/, image/png, false",
        "TCP_MISS/404, GET, https://www.dailynews.example/, text/html, false",
        "TCP_MISS/200, POST, https://www.dailynews.example/, text/html, false",
        "TCP_DENIED/200, GET, https://www.dailynews.example/, text/html, false",
        "NONE_NONE/200, GET, https://www.dailynews.example/, text/html, false",
        "TCP_TUNNEL/200, CONNECT, www.dailynews.example:443, -, false"
    })
    void shouldRecordAnUnmonitoredPageWhenALineShowsOne(
            String result, String method, String url, String type, boolean page) {
        AccessReader reader = ReadingFixtures.reader();

        readWith(reader, line(result, "900", method, url, "sreyes", type));

        assertThat(readWith(reader, VISIT).sincePageElsewhereMs() != null).isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource({
        "TCP_TUNNEL/200, sreyes, true",
        "TCP_TUNNEL/200, RIDGEMONT%5CSReyes, true",
        "TCP_TUNNEL/200, jnovak, false",
        "TCP_TUNNEL/200, -, false",
        "TCP_DENIED/407, sreyes, false",
        "TCP_DENIED/200, sreyes, false",
        "NONE_NONE/200, sreyes, false",
        "TCP_TUNNEL/503, sreyes, false"
    })
    void shouldCountAnUnmonitoredTunnelAsAPageWhenTheAccessIsATunnel(String result, String user, boolean page) {
        AccessReader reader = ReadingFixtures.reader();

        readWith(reader, line(result, "900", "CONNECT", "www.dailynews.example:443", user, "-"));

        AccessObservation tunnel =
                readWith(reader, line("TCP_TUNNEL/200", "900", "CONNECT", "www.facebook.com:443", "sreyes", "-"));
        assertThat(tunnel.sincePageElsewhereMs() != null).isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource({"-, true", "GATE01$, false", "OTHER%5Csreyes, false", "anonymous, false", "%FF, false"})
    void shouldRecordAnUnmonitoredPageByAddressOnlyWhenTheLineHasNoUserName(String user, boolean recorded) {
        Instant then = Instant.ofEpochMilli(1795353681753L);
        Lease desk = new Lease(
                "127.0.1.11", Optional.of(new UserName("sreyes")), then.minusSeconds(3600), then.plusSeconds(3600));
        AccessReader reader = new AccessReader(
                new SquidNative(),
                ReadingFixtures.CATALOGUE,
                new Identification(
                        ReadingFixtures.employees(),
                        new InMemoryLeases(List.of(desk)),
                        EnumSet.allOf(IdentityMethod.class)),
                "hq-squid",
                new UnmonitoredBrowsing<>(BrowsingMemoryLimits.DEFAULT));

        readWith(reader, line("TCP_MISS/200", "900", "GET", "https://www.dailynews.example/", user, "text/html"));

        AccessObservation visit =
                readWith(reader, line("TCP_MISS/200", "900", "GET", "https://www.facebook.com/", "-", "text/html"));
        assertThat(visit.employeeId()).isEqualTo("E101");
        assertThat(visit.sincePageElsewhereMs() != null).isEqualTo(recorded);
    }

    @Test
    void shouldRecordAnUnmonitoredPageByAddressWhenThereIsNoUserName() {
        Instant then = Instant.ofEpochMilli(1795353681753L);
        Lease desk = new Lease(
                "127.0.1.11", Optional.of(new UserName("sreyes")), then.minusSeconds(3600), then.plusSeconds(3600));
        Identification identification = new Identification(
                ReadingFixtures.employees(), new InMemoryLeases(List.of(desk)), EnumSet.of(IdentityMethod.LEASE));
        AccessReader reader = new AccessReader(
                new SquidNative(),
                ReadingFixtures.CATALOGUE,
                identification,
                "hq-squid",
                new UnmonitoredBrowsing<>(BrowsingMemoryLimits.DEFAULT));
        readWith(reader, line("TCP_MISS/200", "900", "GET", "https://www.dailynews.example/", "-", "text/html"));

        AccessObservation visit =
                readWith(reader, line("TCP_MISS/200", "900", "GET", "https://www.facebook.com/", "-", "text/html"));

        assertThat(visit.employeeId()).isEqualTo("E101");
        assertThat(visit.identity()).isEqualTo(IdentityMethod.LEASE);
        assertThat(visit.sincePageElsewhereMs()).isZero();
    }

    private static AccessObservation readWith(AccessReader reader, String line) {
        byte[] bytes = line.getBytes(UTF_8);
        return reader.read(bytes, 0, bytes.length) instanceof Observed observed ? observed.observation() : NOT_OBSERVED;
    }

    private static String sha256Prefix(String line) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(line.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, 32);
        } catch (NoSuchAlgorithmException never) {
            throw new AssertionError(never);
        }
    }
}
