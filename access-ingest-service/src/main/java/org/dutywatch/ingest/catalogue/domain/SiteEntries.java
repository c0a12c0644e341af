package org.dutywatch.ingest.catalogue.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the entries of a catalogue with their paths and notes. */
final class SiteEntries {
    private static final Pattern HOST = Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z][a-z0-9-]+");

    private final Map<String, CatalogueEntry> entries = new LinkedHashMap<>();
    private final List<String> withoutNote = new ArrayList<>();

    static SiteEntries of(List<CatalogueEntry> listed) {
        SiteEntries all = new SiteEntries();
        listed.forEach(entry -> all.entries.put(entry.written(), entry));
        return all;
    }

    /**
     * Adds an entry, or replaces the one that is written so; its paths stay. A path comes before the other paths of its
     * host.
     *
     * @param role a role in lower case, {@code tenants} or {@code not}
     */
    void change(Site site, String role, String word) {
        int slash = word.indexOf('/');
        if (slash >= 0) {
            addPath(site, word.substring(0, slash), new PathRule(word.substring(slash), roleOf(role)), true);
            return;
        }
        CatalogueEntry before = entries.remove(word);
        switch (role) {
            case "not" -> addUnmonitored(site, word);
            case "tenants" -> addTenants(site, word);
            default -> add(site, roleOf(role), word);
        }
        CatalogueEntry added = entries.get(word);
        if (before != null && before.monitored() != null && added != null && added.monitored() != null) {
            MonitoredHost host = added.monitored().withPaths(before.monitored().paths());
            entries.put(word, new CatalogueEntry(added.host(), added.scope(), site, host, null));
        }
    }

    private static HostRole roleOf(String role) {
        for (HostRole one : HostRole.values()) {
            if (one.name().toLowerCase(Locale.ROOT).equals(role)) {
                return one;
            }
        }
        throw new IllegalArgumentException("'" + role + "' is not a role that this entry can have");
    }

    void startSite() {
        withoutNote.clear();
    }

    /** Adds a host, or the role of a path of one that was added before. */
    void add(Site site, HostRole role, String word) {
        int slash = word.indexOf('/');
        if (slash >= 0) {
            addPath(site, word.substring(0, slash), new PathRule(word.substring(slash), role), false);
        } else {
            put(site, word, word.startsWith(".") ? HostScope.DOMAIN : HostScope.HOST, new MonitoredHost(site, role));
        }
    }

    /** Adds a domain whose sub-domains are pages of different people. */
    void addTenants(Site site, String word) {
        if (!word.startsWith(".")) {
            throw new IllegalArgumentException("'" + word + "' has no leading dot: tenants are sub-domains");
        }
        put(site, word, HostScope.TENANTS, new MonitoredHost(site, HostRole.PAGE));
    }

    void addUnmonitored(Site site, String word) {
        put(site, word, word.startsWith(".") ? HostScope.DOMAIN : HostScope.HOST, null);
    }

    /** The note is about the hosts that were added since the last note. */
    void addNote(SourceNote note) {
        for (String word : withoutNote) {
            entries.computeIfPresent(
                    word,
                    (same, entry) ->
                            new CatalogueEntry(entry.host(), entry.scope(), entry.site(), entry.monitored(), note));
        }
        withoutNote.clear();
    }

    List<CatalogueEntry> build() {
        return List.copyOf(entries.values());
    }

    private void put(Site site, String word, HostScope scope, @Nullable MonitoredHost monitored) {
        String host = hostOf(word);
        if (entries.putIfAbsent(word, new CatalogueEntry(host, scope, site, monitored, null)) != null) {
            throw new IllegalArgumentException("'" + word + "' is listed twice");
        }
        withoutNote.add(word);
    }

    private static String hostOf(String word) {
        String host = word.startsWith(".") ? word.substring(1) : word;
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("'" + word + "' is not a host name in lower case");
        }
        return host;
    }

    private void addPath(Site site, String word, PathRule rule, boolean first) {
        hostOf(word);
        CatalogueEntry entry = entries.get(word);
        MonitoredHost host = entry == null ? null : entry.monitored();
        if (entry == null || host == null || !host.site().equals(site)) {
            throw new IllegalArgumentException(
                    "'" + word + rule.path() + "': list the host " + word + " before its paths");
        }
        List<PathRule> paths = new ArrayList<>(host.paths());
        paths.add(first ? 0 : paths.size(), rule);
        entries.put(word, new CatalogueEntry(entry.host(), entry.scope(), site, host.withPaths(paths), entry.note()));
    }
}
