package org.dutywatch.ingest.syslog.domain;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyslogFramesTest {
    private static final int LONGEST = 64;

    /** One line of squid as RFC 5424, with bytes that are no UTF-8 and a NUL. */
    private static final String MESSAGE =
            "<134>1 2026-11-03T15:02:11Z proxy squid 1 - - 17937.4 GET \u00ff\u0000\u00fe -";

    @Test
    void shouldGiveTheSameLinesWhereverTheBytesAreCut() throws BrokenFrame {
        for (String sent : new String[] {
            counted(MESSAGE) + counted("<1>second") + counted("<1>third"), MESSAGE + "\n<1>second\r\n\n<1>third\n"
        }) {
            byte[] bytes = sent.getBytes(ISO_8859_1);
            String whole = linesOf(Framing.AUTO, bytes);
            assertThat(whole).startsWith(MESSAGE + "\n<1>second").endsWith("<1>third\n");
            for (int first = 0; first <= bytes.length; first++) {
                for (int second = first; second <= bytes.length; second++) {
                    assertThat(linesOf(
                                    Framing.AUTO,
                                    Arrays.copyOfRange(bytes, 0, first),
                                    Arrays.copyOfRange(bytes, first, second),
                                    Arrays.copyOfRange(bytes, second, bytes.length)))
                            .isEqualTo(whole);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1793718131.437 412 10.20.1.23 -
            1793718131 412 10.20.1.23 -
            123456789 <1> nine digits are no length
            0 <1>a length has no zero before it
            12 no priority after the blank
            <134>Nov  3 09:00:01 proxy squid: text
            """)
    void shouldTakeNewlinesIfTheConnectionDoesNotBeginAsOctetCounting(String line) throws BrokenFrame {

        assertThat(lines(Framing.AUTO, line + "\n7 <1>next\n")).isEqualTo(line + "\n7 <1>next\n");
    }

    @Test
    void shouldNotLetTheTextOfAMessageChangeTheFraming() throws BrokenFrame {
        assertThat(lines(Framing.AUTO, counted("<1>a\n5 <1>b\n") + counted("<1>c")))
                .isEqualTo("<1>a\n5 <1>b\n<1>c\n");
    }

    @Test
    void shouldKeepTheHeadOfALineThatIsTooLongAndReadOn() throws BrokenFrame {
        String tooLong = "<1>" + "x".repeat(1_000_000);
        String head = tooLong.substring(0, LONGEST + 1);

        assertThat(lines(Framing.AUTO, counted(tooLong) + counted("<1>next"))).isEqualTo(head + "\n<1>next\n");
        assertThat(lines(Framing.NEWLINE, tooLong + "\n<1>next\n")).isEqualTo(head + "\n<1>next\n");
    }

    @Test
    void shouldSayThatAMessageIsIncomplete() throws BrokenFrame {
        for (String incomplete : new String[] {"1", "12", "12 ", "12 <1>half", "half a line", counted("<1>a") + "9"}) {
            var frames = new SyslogFrames(Framing.AUTO, LONGEST);
            frames.add(incomplete.getBytes(ISO_8859_1), new ByteArrayOutputStream());
            assertThat(frames.hasIncompleteMessage()).as(incomplete).isTrue();
        }
        var complete = new SyslogFrames(Framing.AUTO, LONGEST);
        complete.add((counted("<1>a") + counted("<1>b")).getBytes(ISO_8859_1), new ByteArrayOutputStream());
        assertThat(complete.hasIncompleteMessage()).isFalse();
        assertThat(complete.lines()).isEqualTo(2);
    }

    @Test
    void shouldReportALengthThatIsNoneAndKeepTheMessagesBeforeIt() {
        for (String broken : new String[] {"x", " ", "0", "<1>", "123456789", "-1 ", "\n"}) {
            var ended = new ByteArrayOutputStream();
            var frames = new SyslogFrames(Framing.AUTO, LONGEST);
            byte[] bytes = (counted("<1>good") + broken).getBytes(ISO_8859_1);

            assertThatThrownBy(() -> frames.add(bytes, ended)).isInstanceOf(BrokenFrame.class);

            assertThat(ended.toString(ISO_8859_1)).isEqualTo("<1>good\n");
        }
    }

    private static String counted(String message) {
        return message.length() + " " + message;
    }

    private static String lines(Framing framing, String sent) throws BrokenFrame {
        return linesOf(framing, sent.getBytes(ISO_8859_1));
    }

    private static String linesOf(Framing framing, byte[]... pieces) throws BrokenFrame {
        var ended = new ByteArrayOutputStream();
        var frames = new SyslogFrames(framing, LONGEST);
        for (byte[] piece : pieces) {
            frames.add(piece, ended);
        }
        return ended.toString(ISO_8859_1);
    }
}
