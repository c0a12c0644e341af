package org.dutywatch.ingest.catalogue.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DatedCatalogueTest {
    private static final Instant MONDAY = Instant.parse("2026-12-07T00:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-12-11T00:00:00Z");
    private static final Site EXAMPLE = new Site("example", "An Example", SiteCategory.FORUM);
    private static final Site ADDED = new Site("added", "Added", SiteCategory.DATING);
    private static final SiteCatalogue FIRST = SiteCatalogueParser.parse("""
            catalogue 2026-11-01
            site example FORUM An Example
              page      www.example.com
              app_api   .example.com
              widget    www.example.com/plugins/*
              not       dev.example.com
            """);

    @Test
    void shouldClassifyByTheCatalogueOfTheTimeOfTheAccess() {
        var dated = DatedCatalogue.of(FIRST, List.of(change("m.example.com", "page", EXAMPLE, MONDAY)));

        assertThat(role(dated, MONDAY.minusMillis(1), "m.example.com")).isEqualTo(HostRole.APP_API);
        assertThat(role(dated, MONDAY, "m.example.com")).isEqualTo(HostRole.PAGE);
        assertThat(role(dated, Instant.EPOCH, "m.example.com")).isEqualTo(HostRole.APP_API);
    }

    @Test
    void shouldNameInItsVersionHowManyChangesWereInForce() {
        var dated = DatedCatalogue.of(
                FIRST,
                List.of(
                        change("a.example.com", "cdn", EXAMPLE, FRIDAY),
                        change("b.example.com", "cdn", EXAMPLE, MONDAY),
                        change("c.example.com", "cdn", EXAMPLE, FRIDAY)));

        assertThat(List.of(MONDAY.minusMillis(1), MONDAY, FRIDAY.minusMillis(1), FRIDAY, FRIDAY.plusSeconds(9)))
                .extracting(time -> dated.at(time.toEpochMilli()).version())
                .containsExactly("2026-11-01", "2026-11-01+1", "2026-11-01+1", "2026-11-01+3", "2026-11-01+3");
    }

    @Test
    void shouldAddASite() {
        var dated = DatedCatalogue.of(FIRST, List.of(change(".added.example", "page", ADDED, MONDAY)));

        assertThat(role(dated, MONDAY.minusMillis(1), "added.example")).isNull();
        assertThat(found(dated, MONDAY, "www.added.example"))
                .extracting(MonitoredHost::site)
                .isEqualTo(ADDED);
        assertThat(dated.at(MONDAY.toEpochMilli()).sites()).containsExactly(EXAMPLE, ADDED);
    }

    @Test
    void shouldEndAnEntryAndBeginAnExcludedOne() {
        var dated = DatedCatalogue.of(
                FIRST,
                List.of(
                        change("www.example.com", "not", EXAMPLE, MONDAY),
                        change("dev.example.com", "page", EXAMPLE, MONDAY)));

        assertThat(role(dated, MONDAY, "www.example.com")).isNull();
        assertThat(role(dated, MONDAY, "dev.example.com")).isEqualTo(HostRole.PAGE);
    }

    @Test
    void shouldKeepThePathsOfAHostWhoseRoleChanges() {
        var dated = DatedCatalogue.of(FIRST, List.of(change("www.example.com", "cdn", EXAMPLE, MONDAY)));

        assertThat(pathRole(dated, "/plugins/like")).isEqualTo(HostRole.WIDGET);
        assertThat(pathRole(dated, "/home")).isEqualTo(HostRole.CDN);
    }

    @Test
    void shouldDecideByAChangedPathFirst() {
        var dated = DatedCatalogue.of(FIRST, List.of(change("www.example.com/plugins/news", "page", EXAMPLE, MONDAY)));

        assertThat(pathRole(dated, "/plugins/news")).isEqualTo(HostRole.PAGE);
        assertThat(pathRole(dated, "/plugins/like")).isEqualTo(HostRole.WIDGET);
    }

    @Test
    void shouldRefuseAChangeThatCannotBeRead() {
        assertRefused(change("www.example.com", "banner", EXAMPLE, MONDAY), "'banner' is not a role");
        assertRefused(change("Example", "page", EXAMPLE, MONDAY), "'Example' is not a host name in lower case");
        assertRefused(
                change("a.example.com/x", "page", EXAMPLE, MONDAY), "list the host a.example.com before its paths");
        assertRefused(change("www.example.com/x", "not", EXAMPLE, MONDAY), "'not' is not a role");
        assertRefused(change("example.com", "tenants", EXAMPLE, MONDAY), "has no leading dot");
    }

    private static void assertRefused(CatalogueChange change, String why) {
        assertThatThrownBy(() -> DatedCatalogue.of(FIRST, List.of(change)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private static CatalogueChange change(String entry, String role, Site site, Instant from) {
        return new CatalogueChange(entry, role, site, from);
    }

    private static @Nullable HostRole role(DatedCatalogue dated, Instant at, String host) {
        MonitoredHost found = found(dated, at, host);
        return found == null ? null : found.role();
    }

    private static @Nullable HostRole pathRole(DatedCatalogue dated, String path) {
        MonitoredHost found = found(dated, MONDAY, "www.example.com");
        return found == null ? null : found.roleOf(path.getBytes(UTF_8), 0, path.length());
    }

    private static @Nullable MonitoredHost found(DatedCatalogue dated, Instant at, String host) {
        return dated.at(at.toEpochMilli()).find(host.getBytes(UTF_8), 0, host.length());
    }
}
