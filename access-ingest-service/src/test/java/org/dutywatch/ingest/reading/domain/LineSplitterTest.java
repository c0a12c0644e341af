package org.dutywatch.ingest.reading.domain;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class LineSplitterTest {
    @Test
    void shouldGiveEveryLineWhenTheyEndDifferently() {
        assertThat(split("a\nb\r\nc#012d#015#012e")).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void shouldSkipEmptyLinesBetweenOthers() {
        assertThat(split("\n\r\n#012\na\n#012#012\r\nb\n")).containsExactly("a", "b");
        assertThat(split("")).isEmpty();
    }

    @Test
    void shouldKeepTheHashWhenItIsNotANewline() {
        assertThat(split("a#01\nb#011c\n#\n#0")).containsExactly("a#01", "b#011c", "#", "#0");
    }

    @Property(tries = 200)
    void shouldSplitLinesThatWereJoinedInAnyWay(
            @ForAll List<@AlphaChars @NotEmpty String> lines, @ForAll boolean escaped) {
        assertThat(split(String.join(escaped ? "#012" : "\n", lines))).isEqualTo(lines);
    }

    private static List<String> split(String value) {
        byte[] bytes = value.getBytes(ISO_8859_1);
        List<String> lines = new ArrayList<>();
        LineSplitter splitter = new LineSplitter(bytes);
        while (splitter.next()) {
            lines.add(new String(bytes, splitter.from(), splitter.to() - splitter.from(), ISO_8859_1));
        }
        return lines;
    }
}
