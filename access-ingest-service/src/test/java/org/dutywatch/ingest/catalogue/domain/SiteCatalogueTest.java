package org.dutywatch.ingest.catalogue.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
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
              widget    www.example.com/plugins/* www.example.com/share
              not       .dev.example.com
              shortener exa.mp
            site pages PERSONAL_PAGES Pages
              tenants   .pages.example
              cdn       .static.pages.example
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
        MonitoredHost found = found(host);

        assertThat(found.site()).isEqualTo(new Site("example", "An Example", SiteCategory.SOCIAL_NETWORK));
        assertThat(found.role()).isEqualTo(role);
    }

    @ParameterizedTest
    @CsvSource({
        "www.example.com, false",
        "example.com, false",
        "other.example.com, true",
        "a.b.example.com, true",
        "ada.pages.example, false"
    })
    void shouldMarkSubdomainsThatNoEntryNames(String host, boolean unnamed) {
        assertThat(found(host).unnamed()).isEqualTo(unnamed);
    }

    @ParameterizedTest
    @CsvSource({
        "/plugins/like.php, WIDGET",
        "/PLUGINS/like.php?href=x, WIDGET",
        "/plugins/, WIDGET",
        "/share?u=x, WIDGET",
        "/share#top, WIDGET",
        "/plugins, PAGE",
        "/shared, PAGE",
        "/me?next=/plugins/, PAGE",
        "/, PAGE"
    })
    void shouldGiveAPathItsOwnRole(String path, HostRole role) {
        byte[] bytes = path.getBytes(UTF_8);

        assertThat(found("www.example.com").roleOf(bytes, 0, bytes.length)).isEqualTo(role);
    }

    @ParameterizedTest
    @CsvSource({
        "ada.pages.example, ada.pages.example, false",
        "ada.pages.example, www.ADA.pages.example, false",
        "ada.pages.example, bob.pages.example, true",
        "da.pages.example, ada.pages.example, true",
        "ada.pages.example, static.pages.example, false",
        "ada.pages.example, example.com, true",
        "ada.pages.example, unknown.test, true"
    })
    void shouldKeepTheTenantsOfAPlatformApart(String host, String referer, boolean foreign) {
        byte[] bytes = (host + referer).getBytes(UTF_8);

        assertThat(CATALOGUE.isForeign(bytes, host.length(), bytes.length, 0, host.length(), found(host)))
                .isEqualTo(foreign);
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
                "example.comm",
                "pages.example"
            })
    void shouldFindNothingWhenTheHostIsNotListed(String host) {
        assertThat(find(CATALOGUE, host)).isNull();
    }

    @Property(tries = 500)
    void shouldAgreeWithASearchThroughAllEntries(@ForAll("hosts") String host, @ForAll("hosts") String listed) {
        Site site = new Site("s", "S", SiteCategory.FORUM);
        MonitoredHost below = new MonitoredHost(site, HostRole.CDN);
        SiteCatalogue one = new SiteCatalogue(
                "2026-11-01", List.of(site), List.of(new CatalogueEntry(listed, HostScope.DOMAIN, site, below, null)));

        boolean covered = host.equals(listed) || host.endsWith("." + listed);

        MonitoredHost found = find(one, host);
        assertThat(found == null ? null : found.role()).isEqualTo(covered ? HostRole.CDN : null);
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
                "catalogue 2026-11-01;site a FORUM A;page http://a.com|'http:' is not a host name",
                "catalogue 2026-11-01;site a FORUM A;page A.com|'A.com' is not a host name",
                "catalogue 2026-11-01;site a FORUM A;page com|'com' is not a host name",
                "catalogue 2026-11-01;site a FORUM A;page a.com;cdn a.com|Line 4 of the site catalogue: 'a.com' is listed twice",
                "catalogue 2026-11-01;site a FORUM A;tenants a.com|'a.com' has no leading dot",
                "catalogue 2026-11-01;site a FORUM A;widget a.com/x|list the host a.com before its paths",
                "catalogue 2026-11-01;site a FORUM A;page a.com;site b FORUM B;widget a.com/x|list the host a.com before",
                "catalogue 2026-11-01;source v;site a FORUM A|expected 'source",
                "catalogue 2026-11-01;source v http://v V;source v http://v V|source v is listed twice",
                "catalogue 2026-11-01;site a FORUM A;page a.com;why v: x|there is no line 'source v'",
                "catalogue 2026-11-01;site a FORUM A;page a.com;why v|expected 'why"
            })
    void shouldNameTheLineWhenTheCatalogueIsWrong(String text, String message) {
        assertThatThrownBy(() -> SiteCatalogueParser.parse(text.replace(';', '\n')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldReturnItsVersionSitesAndEntries() {
        assertThat(CATALOGUE.version()).isEqualTo("2026-11-01");
        assertThat(CATALOGUE.sites()).extracting(Site::key).containsExactly("example", "pages");
        assertThat(CATALOGUE.entries()).hasSize(8);
    }

    private static MonitoredHost found(String host) {
        return Objects.requireNonNull(find(CATALOGUE, host));
    }

    private static @Nullable MonitoredHost find(SiteCatalogue catalogue, String host) {
        byte[] bytes = ("x" + host + "y").getBytes(UTF_8);
        return catalogue.find(bytes, 1, bytes.length - 1);
    }
}
