package org.dutywatch.ingest.catalogue;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.stream.Stream;
import org.dutywatch.ingest.catalogue.domain.CatalogueChange;
import org.dutywatch.ingest.catalogue.domain.ChangeScopeRule;
import org.dutywatch.ingest.catalogue.domain.Site;
import org.dutywatch.ingest.catalogue.domain.SiteCategory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Of changes of the shipped catalogue. */
class ChangeScopeRuleTest {
    private final ChangeScopeRule rule =
            new ChangeScopeRule(new GuavaPublicSuffixes(), LookAlikes.shipped().refused());

    @ParameterizedTest
    @CsvSource({
        ".co.uk, page, would cover every site of a registry",
        ".s3.amazonaws.com, cdn, is a platform with many owners",
        ".reddit.com, page, of the site reddit",
        "www.reddit.com, page, of the site reddit",
        ".google.com, page, would cover",
        "xx.facebook.com, page, is a host of the site facebook",
        "xx.facebook.com, not, is a host of the site facebook",
        ".xx.facebook.com, page, is a host of the site facebook",
        ".gstatic.com, cdn, would cover gstatic.com",
        ".cnet.co, page, would cover cnet.co"
    })
    void shouldRefuseAnEntryThatCoversHostsOfOthers(String entry, String role, String why) {
        assertThatThrownBy(() -> rule.check(ShippedHosts.CATALOGUE, change(entry, role, "new_site")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @MethodSource("lookAlikes")
    void shouldRefuseEachHostThatOnlyLooksLikeASite(String host) {
        assertThatThrownBy(() -> rule.check(ShippedHosts.CATALOGUE, change(host, "page", "new_site")))
                .as(host)
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        ".forum.example, page, new_site",
        "www.forum.example, page, new_site",
        "beta.reddit.com, page, reddit",
        "old.reddit.com, not, reddit",
        "medium.com, page, new_site",
        ".github.io, tenants, new_site"
    })
    void shouldAcceptAnEntryOfOneOwner(String entry, String role, String site) {
        assertThatCode(() -> rule.check(ShippedHosts.CATALOGUE, change(entry, role, site)))
                .doesNotThrowAnyException();
    }

    static Stream<String> lookAlikes() {
        return LookAlikes.shipped().refused().stream();
    }

    private static CatalogueChange change(String entry, String role, String site) {
        return new CatalogueChange(entry, role, new Site(site, site, SiteCategory.FORUM), Instant.EPOCH);
    }
}
