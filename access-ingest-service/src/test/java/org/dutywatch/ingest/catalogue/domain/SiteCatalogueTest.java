package org.dutywatch.ingest.catalogue.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteCatalogueTest {
    private static final SiteCatalogue CATALOGUE = SiteCatalogueParser.parse("""
            # first a comment
            catalogue 2026-11-01

            site example SOCIAL_NETWORK An Example   # and one here
              page      www.example.com example.com
              app_api   .example.com
              cdn       .img.example.com
              not       .dev.example.com
              shortener exa.mp
            """);

    @ParameterizedTest
    @CsvSource({
        "www.example.com, PAGE",
        "WWW.Example.COM, PAGE",
        "example.com, PAGE",
        "other.example.com, APP_API",
        "a.b.example.com, APP_API",
        "img.example.com, CDN",
        "7.img.example.com, CDN",
        "exa.mp, SHORTENER"
    })
    void shouldGiveTheRoleWhenTheHostOrTheLongestDomainAboveIsListed(String host, HostRole role) {
        MonitoredHost found = find(CATALOGUE, host);

        assertThat(found)
                .isEqualTo(new MonitoredHost(new Site("example", "An Example", SiteCategory.SOCIAL_NETWORK), role));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.example.com",
                "docs.dev.example.com",
                "notexample.com",
                "example.com.evil.test",
                "www.exa.mp",
                "com",
                "",
                ".",
                "example",
                "example.co",
                "xample.com",
                "example.comm"
            })
    void shouldFindNothingWhenTheHostIsNotListed(String host) {
        assertThat(find(CATALOGUE, host)).isNull();
    }

    @Property(tries = 500)
    void shouldAgreeWithASearchThroughAllEntries(@ForAll("hosts") String host, @ForAll("hosts") String listed) {
        Site site = new Site("s", "S", SiteCategory.FORUM);
        MonitoredHost below = new MonitoredHost(site, HostRole.CDN);
        SiteCatalogue one =
                new SiteCatalogue("2026-11-01", List.of(site), List.of(new CatalogueEntry(listed, true, below)));

        boolean covered = host.equals(listed) || host.endsWith("." + listed);

        assertThat(find(one, host)).isEqualTo(covered ? below : null);
    }

    @Provide
    Arbitrary<String> hosts() {
        return Arbitraries.of("a", "b", "ab").list().ofMinSize(1).ofMaxSize(3).map(labels -> String.join(".", labels));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "site a FORUM A|no line 'catalogue",
                "catalogue yesterday|Line 1",
                "catalogue 2026-11-01 2026|Line 1",
                "catalogue 2026-11-01;page a.com|Line 2 of the site catalogue: hosts are listed before",
                "catalogue 2026-11-01;site a|Line 2",
                "catalogue 2026-11-01;site Ab FORUM A|in lower case",
                "catalogue 2026-11-01;site a WORK A|WORK",
                "catalogue 2026-11-01;site a FORUM A;site a FORUM B|a is listed twice",
                "catalogue 2026-11-01;site a FORUM A;pages a.com|'pages' is not one of",
                "catalogue 2026-11-01;site a FORUM A;page http://a.com|'http://a.com' is not a host name",
                "catalogue 2026-11-01;site a FORUM A;page A.com|'A.com' is not a host name",
                "catalogue 2026-11-01;site a FORUM A;page com|'com' is not a host name",
                "catalogue 2026-11-01;site a FORUM A;page a.com;cdn a.com|Line 4 of the site catalogue: 'a.com' is listed twice"
            })
    void shouldNameTheLineWhenTheCatalogueIsWrong(String text, String message) {
        assertThatThrownBy(() -> SiteCatalogueParser.parse(text.replace(';', '\n')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldReturnItsVersionSitesAndEntries() {
        assertThat(CATALOGUE.version()).isEqualTo("2026-11-01");
        assertThat(CATALOGUE.sites()).extracting(Site::key).containsExactly("example");
        assertThat(CATALOGUE.entries()).hasSize(6);
    }

    private static @Nullable MonitoredHost find(SiteCatalogue catalogue, String host) {
        byte[] bytes = ("x" + host + "y").getBytes(UTF_8);
        return catalogue.find(bytes, 1, bytes.length - 1);
    }
}
