package org.dutywatch.ingest.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.ingest.catalogue.domain.CatalogueEntry;
import org.dutywatch.ingest.catalogue.domain.HostRole;
import org.dutywatch.ingest.catalogue.domain.HostScope;
import org.dutywatch.ingest.catalogue.domain.MonitoredHost;
import org.dutywatch.ingest.catalogue.domain.Site;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogue;
import org.dutywatch.ingest.catalogue.domain.SiteCategory;
import org.dutywatch.ingest.catalogue.domain.SourceNote;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteCatalogueLoaderTest {
    private static final SiteCatalogue SHIPPED = load(null);

    @Test
    void shouldHaveTheCommonSites() {
        assertThat(SHIPPED.sites())
                .extracting(Site::key)
                .contains(
                        "facebook",
                        "instagram",
                        "threads",
                        "x",
                        "linkedin",
                        "tiktok",
                        "snapchat",
                        "pinterest",
                        "reddit",
                        "tumblr",
                        "discord",
                        "bluesky",
                        "mastodon",
                        "youtube",
                        "twitch",
                        "whatsapp",
                        "messenger",
                        "telegram",
                        "nextdoor",
                        "vk",
                        "tinder",
                        "wordpress",
                        "blogger");
        assertThat(SHIPPED.sites()).extracting(Site::category).contains(SiteCategory.values());
    }

    @Test
    void shouldMonitorAtLeastSixtySitesEachWithAPageHost() {
        assertThat(monitoredSites())
                .hasSizeGreaterThanOrEqualTo(60)
                .allSatisfy(site ->
                        assertThat(hostsOf(site).map(MonitoredHost::role)).contains(HostRole.PAGE));
    }

    @Test
    void shouldSayWhyAndFromWhichSourceEachHostIsListed() {
        assertThat(SHIPPED.entries()).allSatisfy(entry -> {
            SourceNote note = Objects.requireNonNull(entry.note(), entry.written());
            assertThat(note.sources()).isNotEmpty();
            assertThat(note.sources())
                    .allSatisfy(source -> assertThat(source.url()).startsWith("https://"));
            assertThat(note.text()).hasSizeGreaterThan(10).endsWith(".");
        });
    }

    @Test
    void shouldExcludeOnlyHostsThatAWiderEntryCovers() {
        Set<Site> monitored = monitoredSites();
        List<String> uncovered = SHIPPED.entries().stream()
                .filter(entry -> entry.monitored() == null && monitored.contains(entry.site()))
                .map(CatalogueEntry::host)
                .filter(host -> SHIPPED.entries().stream().noneMatch(wider -> covers(wider, host)))
                .toList();

        assertThat(uncovered).isEmpty();
    }

    private static boolean covers(CatalogueEntry wider, String host) {
        return wider.monitored() != null
                && wider.scope() != HostScope.HOST
                && ("." + host).endsWith("." + wider.host());
    }

    @Test
    void shouldLoadTheDepartmentsOwnFileWhenOneIsSet(@TempDir Path directory) throws IOException {
        Path own = Files.writeString(
                directory.resolve("sites.txt"), "catalogue 2026-12-24\nsite gab FORUM Gab\n page gab.com\n");

        SiteCatalogue catalogue = load(own);

        assertThat(catalogue.version()).isEqualTo("2026-12-24");
        assertThat(catalogue.entries()).extracting(CatalogueEntry::host).containsExactly("gab.com");
    }

    @Test
    void shouldRefuseToStartWhenTheOwnFileIsMissing(@TempDir Path directory) {
        assertThatThrownBy(() -> load(directory.resolve("none.txt"))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void shouldRefuseToStartWhenAnEntryOfTheOwnFileCoversManyOwners(@TempDir Path directory) throws IOException {
        Path own = Files.writeString(
                directory.resolve("sites.txt"), "catalogue 2026-12-24\nsite pages FORUM Pages\n page .github.io\n");

        assertThatThrownBy(() -> load(own)).hasMessageContaining("'.github.io' is a platform with many owners");
    }

    private static SiteCatalogue load(@Nullable Path own) {
        return new SiteCatalogueLoader(() -> Optional.ofNullable(own), new GuavaPublicSuffixes()).load();
    }

    private static Set<Site> monitoredSites() {
        return SHIPPED.entries().stream()
                .filter(entry -> entry.monitored() != null)
                .map(CatalogueEntry::site)
                .collect(Collectors.toSet());
    }

    private static Stream<MonitoredHost> hostsOf(Site site) {
        return SHIPPED.entries().stream()
                .map(CatalogueEntry::monitored)
                .flatMap(Stream::ofNullable)
                .filter(host -> host.site().equals(site));
    }
}
