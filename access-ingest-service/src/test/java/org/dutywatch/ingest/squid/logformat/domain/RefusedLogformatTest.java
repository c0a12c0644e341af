package org.dutywatch.ingest.squid.logformat.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A format whose lines could not be read with certainty is refused, with the code and its position. */
class RefusedLogformatTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%ts.%03tu %6tr %>a %Ss/%03>Hs %<st %rm %ru %[un %Sh/%<a %mt",
                "%ts.%03tu %6tr %>a %Ss/%03>Hs %<st %rm %ru %[un %Sh/%<a %mt \"%{Referer}>h\" \"%{User-Agent}>h\"",
                "%>a %[ui %[un [%tl] \"%rm %ru HTTP/%rv\" %>Hs %<st \"%{Referer}>h\" \"%{User-Agent}>h\" %Ss:%Sh",
                "%tl.%03tu %6tr %>a %Ss/%03Hs %<st %>rm %>ru %#ul %Sh/%<A %mt %>p %<la %lp %err_code %st %sn 100%%",
                "%{%Y-%m-%d %H:%M:%S %z}tl %>A %Ss/%>Hs %<st %rm %ru \"%un\" %Sh",
                "%ts.%03tu %>a %Ss/%03>Hs %<st %rm %ru %Sh",
                "%ts.%03tu\t%>a\t%Ss/%03>Hs\t%<st\t%rm\t%ru\t%[un\t%Sh"
            })
    void shouldAcceptWhatCanBeReadWithCertainty(String format) {
        assertThatCode(() -> SquidLogformat.of(format)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "%>a %Ss/%>Hs %<st %rm %ru %[un %Sh | it has no time: add %ts.%03tu",
                "%ts %>a %Ss/%>Hs %<st %rm %ru %[un %Sh %tl | %tl at position 40: a second time beside %ts at position 1",
                "%{%d/%b/%Y:%H:%M:%S}tl %>a %Ss/%>Hs %<st %rm %ru %[un %Sh | %{%d/%b/%Y:%H:%M:%S}tl at position 1: the time"
                        + " has no zone: add %z",
                "%{%d/%b %H:%M:%S %z}tl %>a %Ss/%>Hs %<st %rm %ru %[un %Sh | the time lacks year, month, day",
                "%{%c %z}tl %>a %Ss/%>Hs %<st %rm %ru %[un %Sh | strftime's %c is not supported",
                "%ts.%tu %>a %Ss/%>Hs %<st %rm %ru %[un %Sh | %tu at position 5: without three digits",
                "%ts %Ss/%>Hs %<st %rm %ru %Sh | it has neither user nor client",
                "%ts %Ss/%>Hs %<st %rm %ru %[ui %Sh | it has neither user nor client",
                "%ts %>a %Ss/%>Hs %<st %ru %[un %Sh | it has no method: add %rm",
                "%ts %>a %Ss/%>Hs %<st %rm %[un %Sh | it has no URL: add %ru",
                "%ts %>a %Ss %<st %rm %ru %[un %Sh | it has no status: add %03>Hs",
                "%ts %>a %>Hs %<st %rm %ru %[un %Sh | it has no result",
                "%ts %>a %Ss/%>Hs %<st %rm %ru %[un | it has no hierarchy code",
                "%ts %>a %Ss/%>Hs %rm %ru %[un %Sh | it has no size of the answer: add %<st",
                "%ts %>a %Ss/%>Hs %<st %rm %ru %[un %'{User-Agent}>h %Sh | %'{User-Agent}>h at position 36: free text",
                "%ts %>a %Ss/%>Hs %<st %rm %ru %un %Sh | %un at position 31: Squid writes it as the client sent it",
                "%ts %>a %Ss/%>Hs %<st %rm %ru %[un %Sh %ssl::>sni | %ssl::>sni at position 40: Squid writes it as the",
                "%ts,%>a,%Ss,%>Hs,%<st,%rm,%ru,%[un,%Sh | %rm at position 23: ',' follows, which it may hold",
                "%ts %>a:%>p %Ss/%>Hs %<st %rm %ru %[un %Sh | %>a at position 5: ':' follows, which it may hold",
                "%ts %>a%Ss/%>Hs %<st %rm %ru %[un %Sh | %Ss at position 8: nothing separates it from %>a",
                "%[un %ts %>a %Ss/%>Hs %<st %rm %ru %Sh | %[un at position 1: a line must begin with its time",
                "%ts %>a %Ss/%>Hs %<st %rm %.50ru %[un %Sh | %.50ru at position 27: it is cut at a width",
                "%{%s}tg %>a %Ss/%>Hs %<st %rm %ru %[un %Sh | %{%s}tg at position 1: strftime takes UTC for local time",
                "%ts %>a %Ss/%>Hs %<st %rm %ru %Sh %[un | %[un at position 35: it is last, so that a line that a relay cut",
                "%ts %Ss/%>Hs %<st %rm %ru %[un %Sh %>a | %>a at position 36: it is last",
                "%ts %>a %Ss/%>Hs %<st %[un %Sh %rm %ru | %ru at position 36: it is last",
                "%ts %>a %Ss/%>Hs %<st %[un %Sh %ru %rm | %rm at position 36: it is last",
                "%ts %>a %>Hs %<st %rm %ru %[un %Sh %Ss | %Ss at position 36: it is last",
                "%ts %>a %Ss/%>Hs %<st %rm %ru %[un %Sh %{Referer}>h | %{Referer}>h at position 40: it is last",
                "%ts %>a %Ss/%>Hs %<st %rm %ru %[un %Sh %#ssl::>sni | %#ssl::>sni at position 40: it is last",
                "%ts %>a %Ss/%>Hs %<st %rm %ru %[un %Sh %transport::>connection_id | %transport::>conn at position 40: no",
                "%ts %>a %Ss/%>Hs %<st %rm %ru %[un %Sh %zz | %zz at position 40: no code that we know",
                "%ts %>a %Ss/%>Hs %<st %rm %ru %[un %Sh % | % at position 40: no code that we know",
                "logformat own %ts %>a %Ss/%>Hs %<st %rm %ru %[un %Sh | leave out 'logformat' and the name",
                "nothing | it has no time"
            })
    void shouldRefuseWhatCannotBeReadWithCertainty(String format, String why) {
        InvalidLogformatException refused =
                catchThrowableOfType(InvalidLogformatException.class, () -> SquidLogformat.of(format));

        assertThat(refused).as(format).isNotNull().hasMessageContaining(why);
    }

    @Test
    void shouldRefuseALongOne() {
        assertThat(catchThrowableOfType(InvalidLogformatException.class, () -> SquidLogformat.of("%ts ".repeat(300))))
                .hasMessageContaining("longer than 1000 characters");
    }

    @ParameterizedTest
    @ValueSource(chars = {0, '\n', '\r', 1, 0x1B, 0x7F, 0x85, 0xD800, 0xDFFF})
    void shouldRefuseACharacterThatNoLineHas(char c) {
        String format = "%ts %>a " + c + "%Ss/%>Hs %<st %rm %ru %[un %Sh";

        assertThat(catchThrowableOfType(InvalidLogformatException.class, () -> SquidLogformat.of(format)))
                .hasMessageContaining("U+%04X at position 9".formatted((int) c));
    }
}
