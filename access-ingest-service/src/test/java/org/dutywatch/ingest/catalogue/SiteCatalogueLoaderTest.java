package org.dutywatch.ingest.catalogue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.dutywatch.ingest.catalogue.domain.CatalogueEntry;
import org.dutywatch.ingest.catalogue.domain.HostRole;
import org.dutywatch.ingest.catalogue.domain.MonitoredHost;
import org.dutywatch.ingest.catalogue.domain.Site;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogue;
import org.dutywatch.ingest.catalogue.domain.SiteCategory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteCatalogueLoaderTest {
    private static final SiteCatalogue SHIPPED = new SiteCatalogueLoader(Optional::empty).load();

    @Test
    void shouldHaveTheCommonSites() {
        assertThat(SHIPPED.sites())
                .hasSizeGreaterThanOrEqualTo(25)
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
    void shouldHaveAPageHostForEverySite() {
        assertThat(SHIPPED.sites())
                .allSatisfy(site ->
                        assertThat(hostsOf(site).map(MonitoredHost::role)).contains(HostRole.PAGE));
    }

    @Test
    void shouldExcludeOnlyHostsThatAWiderEntryCovers() {
        List<String> uncovered = SHIPPED.entries().stream()
                .filter(entry -> entry.monitored() == null)
                .map(CatalogueEntry::host)
                .filter(host -> SHIPPED.entries().stream().noneMatch(wider -> covers(wider, host)))
                .toList();

        assertThat(uncovered).isEmpty();
    }

    private static boolean covers(CatalogueEntry wider, String host) {
        return wider.monitored() != null && wider.includesSubdomains() && ("." + host).endsWith("." + wider.host());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reactjs.org",
                "react.dev",
                "developers.facebook.com",
                "business.facebook.com",
                "about.facebook.com",
                "records.facebook.com",
                "less.snapchat.com",
                "www.workplace.com",
                "meta.com",
                "developer.x.com",
                "ads.x.com",
                "x.ai",
                "business.linkedin.com",
                "ads.tiktok.com",
                "support.discord.com",
                "dev.twitch.tv",
                "wp.com",
                "i0.wp.com",
                "s0.wp.com",
                "stats.wp.com",
                "wordpress.org",
                "wordpress.com",
                "wixstatic.com",
                "static.wixstatic.com",
                "www.wix.com",
                "editmysite.com",
                "www.weebly.com",
                "github.io",
                "jqwik.github.io",
                "sites.google.com",
                "accounts.google.com",
                "fonts.googleapis.com",
                "ajax.googleapis.com",
                "lh3.ggpht.com",
                "www.google.com",
                "akamaized.net",
                "d1.cloudfront.net",
                "reddit.map.fastly.net",
                "appspot.com",
                "disqus.com",
                "addthis.com",
                "medium.com",
                "signal.org",
                "teams.microsoft.com",
                "slack.com",
                "netflix.com",
                "notx.com",
                "fedex.com",
                "box.com",
                "phoenix.com",
                "xx.com",
                "ct.com",
                "at.co",
                "book.ru",
                "telegram.org",
                "www.whatsapp.com",
                "yahoo.com",
                "example.com"
            })
    void shouldNotMonitorHostsThatServeOtherSitesOrWork(String host) {
        assertThat(find(host)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "www.facebook.com, facebook, PAGE",
        "graph.facebook.com, facebook, WIDGET",
        "connect.facebook.net, facebook, WIDGET",
        "scontent-ord5-1.xx.fbcdn.net, facebook, CDN",
        "de-de.facebook.com, facebook, APP_API",
        "edge-chat.facebook.com, facebook, MESSAGING_POLL",
        "x.com, x, PAGE",
        "t.co, x, SHORTENER",
        "api.twitter.com, x, WIDGET",
        "platform.twitter.com, x, WIDGET",
        "px.ads.linkedin.com, linkedin, PIXEL",
        "platform.linkedin.com, linkedin, WIDGET",
        "accounts.youtube.com, youtube, AUTH",
        "www.youtube-nocookie.com, youtube, WIDGET",
        "rr3---sn-p5qlsn7l.googlevideo.com, youtube, MEDIA",
        "player.vimeo.com, vimeo, WIDGET",
        "i.imgur.com, imgur, CDN",
        "gateway-us-east1-b.discord.gg, discord, MESSAGING_POLL",
        "discord.gg, discord, SHORTENER",
        "someone.blogspot.com, blogger, PAGE",
        "1.bp.blogspot.com, blogger, CDN",
        "someone.files.wordpress.com, wordpress, CDN",
        "someone.wordpress.com, wordpress, PAGE",
        "public-api.wordpress.com, wordpress, WIDGET",
        "someone.tumblr.com, tumblr, PAGE",
        "px.srvcs.tumblr.com, tumblr, PIXEL",
        "someone.carrd.co, carrd, PAGE",
        "matrix.redditspace.com, reddit, MESSAGING_POLL"
    })
    void shouldFindSiteAndRoleOfTheHost(String host, String site, HostRole role) {
        MonitoredHost found = Objects.requireNonNull(find(host));

        assertThat(found.site().key()).isEqualTo(site);
        assertThat(found.role()).isEqualTo(role);
    }

    @Test
    void shouldLoadTheDepartmentsOwnFileWhenOneIsSet(@TempDir Path directory) throws IOException {
        Path own = Files.writeString(
                directory.resolve("sites.txt"), "catalogue 2026-12-24\nsite gab FORUM Gab\n page gab.com\n");

        SiteCatalogue catalogue = new SiteCatalogueLoader(() -> Optional.of(own)).load();

        assertThat(catalogue.version()).isEqualTo("2026-12-24");
        assertThat(catalogue.entries()).extracting(CatalogueEntry::host).containsExactly("gab.com");
    }

    @Test
    void shouldRefuseToStartWhenTheOwnFileIsMissing(@TempDir Path directory) {
        SiteCatalogueLoader missing = new SiteCatalogueLoader(() -> Optional.of(directory.resolve("none.txt")));

        assertThatThrownBy(missing::load).isInstanceOf(UncheckedIOException.class);
    }

    private static Stream<MonitoredHost> hostsOf(Site site) {
        return SHIPPED.entries().stream()
                .map(CatalogueEntry::monitored)
                .flatMap(Stream::ofNullable)
                .filter(host -> host.site().equals(site));
    }

    private static @Nullable MonitoredHost find(String host) {
        byte[] bytes = host.getBytes(US_ASCII);
        return SHIPPED.find(bytes, 0, bytes.length);
    }
}
