package org.dutywatch.ingest.reading.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineSplitterTest {
    @Test
    void shouldGiveEveryLineWhenTheyEndDifferently() {
        assertThat(split("a\nb\r\nc\n\nd")).containsExactly("a", "b", "c", "d");
        assertThat(splitRelayed("a\nb\r\nc#012d#015#012e")).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void shouldSkipAndCountBlankLines() {
        byte[] bytes = "\n\r\n#012\n a \n#012#012\r\n \nb\n".getBytes(UTF_8);
        LineSplitter lines = new LineSplitter(bytes, true);

        assertThat(rest(bytes, lines)).containsExactly("a", "b");
        assertThat(lines.blankLines()).isEqualTo(8);
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
        assertThat(splitRelayed("a#01\nb#011c\n#\n#0")).containsExactly("a#01", "b#011c", "#", "#0");
    }

    @Test
    void shouldNotEndARelayedLineWithinQuotesOrBrackets() {
        assertThat(splitRelayed("a \"b#012c\" \"\\\"#012\"#012d [e#012f] [#012]#012g"))
                .containsExactly("a \"b#012c\" \"\\\"#012\"", "d [e#012f] [#012]", "g");
        assertThat(splitRelayed("a \"b#012c\n\"d#012e")).containsExactly("a \"b#012c", "\"d", "e");
        assertThat(splitRelayed("a\"b#012c[d#012e")).containsExactly("a\"b", "c[d", "e");
    }

    @Property(tries = 200)
    void shouldSplitLinesThatWereJoinedInAnyWay(
            @ForAll List<@AlphaChars @NotEmpty String> lines, @ForAll boolean escaped) {
        assertThat(splitRelayed(String.join(escaped ? "#012" : "\n", lines))).isEqualTo(lines);
    }

    private static List<String> split(String value) {
        byte[] bytes = value.getBytes(UTF_8);
        return rest(bytes, new LineSplitter(bytes));
    }

    private static List<String> splitRelayed(String value) {
        byte[] bytes = value.getBytes(UTF_8);
        return rest(bytes, new LineSplitter(bytes, true));
    }

    private static List<String> rest(byte[] bytes, LineSplitter lines) {
        List<String> rest = new ArrayList<>();
        while (lines.next()) {
            rest.add(new String(bytes, lines.from(), lines.to() - lines.from(), UTF_8));
        }
        return rest;
    }
}
