package org.dutywatch.ingest.deadletters.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactedLineTest {
    @Test
    void shouldHideUserAndPathWhenTheLineLooksLikeSquid() {
        String line = "179x.437    412 10.20.1.23 TCP_MISS/200 48211 GET https://www.facebook.com/a.smith?q=me sreyes"
                + " HIER_DIRECT/157.240.2.35 text/html";

        assertEquals(
                "… 412 10.20.1.23 TCP_MISS/200 48211 GET https://www.facebook.com/… … HIER_DIRECT/157.240.2.35 text/html",
                RedactedLine.of(line, true));
    }

    @Test
    void shouldHideTheUserWhenItIsABadgeNumberOrLooksLikeAMethod() {
        assertEquals("… GET http://x.example … -", RedactedLine.of("1 GET http://x.example 4711 -", true));
        assertEquals("… GET http://x.example … -", RedactedLine.of("1 GET http://x.example SMITH -", true));
        assertEquals("… CONNECT x.example:443 - …", RedactedLine.of("1 CONNECT x.example:443 - 4711", true));
    }

    @Test
    void shouldHideTheUserWhenTheUrlContainsIt() {
        assertEquals(
                "GET http://x.example/… …", RedactedLine.of("GET http://jsmith:secret@x.example/inbox jsmith", true));
    }

    @Test
    void shouldHideEverythingThatIsNotCertainlyHarmless() {
        assertEquals(
                "… … … … …", RedactedLine.of("opening log /home/sreyes/access.log RIDGEMONT\\SReyes user@host", true));
    }

    @Test
    void shouldHideEachNumberWhenTheUserMayBeAnywhere() {
        assertEquals(
                "10.20.1.23 - … … … … https://www.facebook.com/… … … … -",
                RedactedLine.of(
                        "10.20.1.23 - 4711 [22/Nov/2026:13:21:21 +0000] \"GET https://www.facebook.com/a HTTP/1.1\" 200 9 -",
                        false));
    }

    @Test
    void shouldHideABadgeNumberWhenASourceOfSquidSendsLinesOfAnotherFormat() {
        assertEquals(
                "10.20.1.23 - … … … … https://www.facebook.com/… … … … -",
                RedactedLine.of(
                        "10.20.1.23 - 4711 [22/Nov/2026:13:21:21 +0000] \"GET https://www.facebook.com/a HTTP/1.1\" 200 9 -",
                        true));
        assertEquals(
                "10.20.1.23 … TCP_MISS/200 … GET http://x.example",
                RedactedLine.of("10.20.1.23 4711 TCP_MISS/200 9 GET http://x.example", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RIDGEMONT/4711", "RIDGEMONT/471", "RIDGEMONT/abe", "RIDGEMONT_PD/ada", "SMITH/"})
    void shouldHideAUserAfterHisDomain(String user) {
        assertEquals("…", RedactedLine.of(user, true));
        assertEquals("…", RedactedLine.of(user, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TCP_MISS/200",
                "TCP_REFRESH_MODIFIED/304",
                "NONE_NONE/400",
                "TCP_MISS/",
                "HIER_DIRECT/157.240.2.35",
                "HIER_NONE/-",
                "FIRSTUP_PARENT/10.1.2.3",
                "HIER_DIRECT/2a03:2880::1"
            })
    void shouldShowTheResultAndThePeerOfSquid(String word) {
        assertEquals(word, RedactedLine.of(word, false));
    }

    @Test
    void shouldTruncateALongLine() {
        assertTrue(RedactedLine.of("12 ".repeat(1000), true).length() <= 501);
    }
}
