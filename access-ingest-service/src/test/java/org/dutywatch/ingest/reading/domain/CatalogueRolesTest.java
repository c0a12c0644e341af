package org.dutywatch.ingest.reading.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.dutywatch.ingest.attribution.domain.Identification;
import org.dutywatch.ingest.attribution.domain.OwnDomains;
import org.dutywatch.ingest.browsing.domain.BrowsingMemoryLimits;
import org.dutywatch.ingest.browsing.domain.UnmonitoredBrowsing;
import org.dutywatch.ingest.catalogue.ShippedHosts;
import org.dutywatch.ingest.catalogue.domain.HostRole;
import org.dutywatch.ingest.reading.domain.LineOutcome.Observed;
import org.dutywatch.ingest.squid.domain.SquidNative;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines read with the shipped catalogue. */
class CatalogueRolesTest {
    private final AccessReader reader = new AccessReader(
            new SquidNative(),
            ShippedHosts.CATALOGUE,
            Identification.byUserName(ReadingFixtures.employees(), OwnDomains.of(java.util.List.of(), true)),
            "hq-squid",
            new UnmonitoredBrowsing<>(BrowsingMemoryLimits.DEFAULT));

    @ParameterizedTest
    @CsvSource({
        "https://www.facebook.com/groups/police, text/html, PAGE, true, false",
        "https://www.facebook.com/tr?id=1, image/gif, PIXEL, false, true",
        "https://www.facebook.com/v19.0/plugins/page.php, text/html, WIDGET, false, true",
        "https://www.youtube.com/embed/abc, text/html, WIDGET, false, true",
        "https://www.youtube.com/watch?v=abc, text/html, PAGE, true, false",
        "https://discord.com/api/webhooks/1/x, text/html, WIDGET, false, true",
        "https://ada.blogspot.com/2026/11/a.html, text/html, PAGE, true, false"
    })
    void shouldSayWhatTheCatalogueSaysOfHostAndPath(
            String url, String type, HostRole role, boolean document, boolean embed) {
        AccessObservation observation =
                observed(ReadingFixtures.line("TCP_MISS/200", "900", "GET", url, "sreyes", type));

        assertThat(observation.role()).isEqualTo(role);
        assertThat(observation.document()).isEqualTo(document);
        assertThat(observation.embed()).isEqualTo(embed);
    }

    @ParameterizedTest
    @CsvSource({
        "https://ada.tumblr.com/a.css, https://ada.tumblr.com/, false",
        "https://ada.tumblr.com/a.css, https://bob.tumblr.com/, true",
        "https://ada.tumblr.com/a.css, https://www.tumblr.com/dashboard, false",
        "https://ada.tumblr.com/a.css, https://news.example/, true"
    })
    void shouldSeeThatAPageOfAnotherTenantEmbedsOne(String url, String referer, boolean embed) {
        String line = ReadingFixtures.line("TCP_MISS/200", "900", "GET", url, "sreyes", "text/css");

        assertThat(observed(line + " \"" + referer + "\"").embed()).isEqualTo(embed);
    }

    private AccessObservation observed(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        return ((Observed) reader.read(bytes, 0, bytes.length)).observation();
    }
}
