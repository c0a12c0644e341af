package org.dutywatch.ingest.catalogue;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dutywatch.ingest.catalogue.domain.EntryScopeRule;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogue;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogueParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the public suffix list that the service carries. */
class EntryScopeRuleTest {
    private final EntryScopeRule rule = new EntryScopeRule(new GuavaPublicSuffixes());

    @ParameterizedTest
    @ValueSource(strings = {"page .co.uk", "tenants .com.au", "cdn .k12.tx.us", "tenants .police.uk"})
    void shouldRefuseASuffixOfARegistry(String line) {
        assertThatThrownBy(() -> check(line)).hasMessageContaining("would cover every site of a registry");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page .github.io",
                "app_api .blogspot.com",
                "page .wixsite.com",
                "cdn .s3.amazonaws.com",
                "cdn .cloudfront.net",
                "page .pages.dev",
                "app_api .appspot.com"
            })
    void shouldRefuseAPlatformOfManyOwnersAsIfItWereOneSite(String line) {
        assertThatThrownBy(() -> check(line)).hasMessageContaining("is a platform with many owners");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenants .github.io",
                "page ada.github.io",
                "page .ada.github.io",
                "page .facebook.com",
                "tenants .tumblr.com",
                "not .github.io"
            })
    void shouldAcceptOneOwnerOrItsTenants(String line) {
        assertThatCode(() -> check(line)).doesNotThrowAnyException();
    }

    private void check(String line) {
        SiteCatalogue catalogue = SiteCatalogueParser.parse("catalogue 2026-12-01\nsite a FORUM A\n" + line);
        catalogue.entries().forEach(rule::check);
    }
}
