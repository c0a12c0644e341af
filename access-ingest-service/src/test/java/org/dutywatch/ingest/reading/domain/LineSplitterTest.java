package org.dutywatch.ingest.reading.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import org.dutywatch.ingest.squid.domain.SquidNative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineSplitterTest {
    private static final String A =
            "1795353681.753     28 127.0.1.11 TCP_MISS/200 26831 GET http://a.example/ sreyes HIER_DIRECT/203.0.113.7"
                    + " text/html";
    private static final String B =
            "1795353682.000      0 127.0.1.12 TCP_MISS/200 26831 CONNECT b.example:443 jnovak HIER_DIRECT/203.0.113.7"
                    + " -";

    @Test
    void shouldGiveEveryLineWhenTheyEndDifferently() {
        assertThat(split("a\nb\r\nc\n\nd")).containsExactly("a", "b", "c", "d");
        assertThat(splitRelayed("a\nb\r\n" + A + "#012" + B + "#015#012" + A + "#012"))
                .containsExactly("a", "b", A, B, A);
    }

    @Test
    void shouldSkipAndCountBlankLines() {
        byte[] bytes = ("\n\r\n#012\n a \n#012#012\r\n \n" + A + "#012#012 #012" + B + "\n").getBytes(UTF_8);
        LineSplitter lines = new LineSplitter(bytes, new SquidNative());

        assertThat(rest(bytes, lines)).containsExactly("a", A, B);
        assertThat(lines.blankLines()).isEqualTo(10);
        assertThat(split("")).isEmpty();
    }

    @Test
    void shouldSkipAndCountNulBytesAroundALine() {
        String nul = "\0".repeat(200_000);
        byte[] bytes = (nul + "\ra\0\n\0\0b\n\0").getBytes(UTF_8);
        LineSplitter lines = new LineSplitter(bytes);

        assertThat(rest(bytes, lines)).containsExactly("a", "b");
        assertThat(lines.nulBytes()).isEqualTo(200_004);
        assertThat(lines.blankLines()).isZero();
    }

    @Test
    void shouldKeepANulByteWithinALine() {
        assertThat(split("a\0b")).containsExactly("a\0b");
    }

    @Test
    void shouldNotEndALineAtAnEscapeWhenNoRelayMadeIt() {
        assertThat(split("a#012b#015#012\nc#011d")).containsExactly("a#012b#015#012", "c#011d");
    }

    /** No character but a newline ends a line, because a client may have chosen it. */
    @ParameterizedTest
    @ValueSource(strings = {"\r", "\u000B", "\f", "\u0085", "\u2028", "\\n", "%0A", "\t", "\0"})
    void shouldNotEndALineAtAnythingElse(String text) {
        String line = "a" + text + "b";

        assertThat(split(line)).hasSize(1);
        assertThat(splitRelayed(line)).hasSize(1);
    }

    @Test
    void shouldKeepTheHashWhenItIsNotANewline() {
        assertThat(splitRelayed(A + "#01\nb#011c\n#\n#0")).containsExactly(A + "#01", "b#011c", "#", "#0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"b#012" + B + "\"",
                "\"b\" \"\\\"#012" + B + "\"",
                "[e#012" + B + "] [#012]",
                "\"b\" [e#012" + B + "#012f]"
            })
    void shouldNotEndARelayedLineWithinQuotesOrBrackets(String extras) {
        assertThat(splitRelayed(A + " " + extras + "#012" + B)).containsExactly(A + " " + extras, B);
    }

    /** A name that somebody types at the login prompt has no capital letters, with Squid's defaults. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x \"",
                "x [",
                "\"",
                "x#012",
                "x \"a\"#012",
                "x hier_none/- text/html \"",
                "x _/1 text/html \"y",
                "x _/1 text/html#0121795353690.000 28 127.0.1.12 _/200 9 get http://www.facebook.com/ jnovak"
            })
    void shouldEndARelayedLineAtItsEndWhateverIsTypedAsAName(String typed) {
        String login = A.replace("sreyes", typed).replace("TCP_MISS/200", "TCP_DENIED/407");

        assertThat(splitRelayed(login + "#012" + B + "#012" + A)).containsExactly(login, B, A);
    }

    /** What follows the peer is not certain then, so it may be a client's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                " \"cut",
                " [cut",
                " \"a\"b",
                "#012x",
                "#0121795353690.000 \"28 127.0.0.1 TCP_MISS/200 9 GET http://a.example/ - HIER_NONE/- text/html#012" + B
                        + "#012\"",
                "#012#012 \"1795353690.000 28 127.0.0.1 TCP_MISS/200 9 GET http://a.example/ - HIER_NONE/- -#012" + B
                        + "#012\"",
                "#0122026-11-22T16:41:21.753Z \"gate " + B + "#012" + B + "#012\"",
                "\"a \"HIER_NONE/- text/html#012" + B + "#012\""
            })
    void shouldNotEndADamagedRelayedLine(String end) {
        String damaged = A + end;

        assertThat(splitRelayed(damaged + "#012" + B + "\n" + A)).containsExactly(damaged + "#012" + B, A);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<166>Nov 22 16:41:21 gate squid[1]: ", "Nov 22 16:41:21 gate squid[1]:", "a b c "})
    void shouldEndARelayedLineWhenItHasAPrefix(String prefix) {
        assertThat(splitRelayed(prefix + A + "#012" + B)).containsExactly(prefix + A, B);
    }

    @Property(tries = 200)
    void shouldSplitLinesThatWereJoinedInAnyWay(
            @ForAll List<@AlphaChars @NotEmpty String> users, @ForAll boolean escaped) {
        List<String> lines =
                users.stream().map(user -> A.replace("sreyes", user)).toList();

        assertThat(splitRelayed(String.join(escaped ? "#012" : "\n", lines))).isEqualTo(lines);
    }

    private static List<String> split(String value) {
        byte[] bytes = value.getBytes(UTF_8);
        return rest(bytes, new LineSplitter(bytes));
    }

    private static List<String> splitRelayed(String value) {
        byte[] bytes = value.getBytes(UTF_8);
        return rest(bytes, new LineSplitter(bytes, new SquidNative()));
    }

    private static List<String> rest(byte[] bytes, LineSplitter lines) {
        List<String> rest = new ArrayList<>();
        while (lines.next()) {
            rest.add(new String(bytes, lines.from(), lines.to() - lines.from(), UTF_8));
        }
        return rest;
    }
}
