package org.dutywatch.ingest.catalogue.domain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.dutywatch.ingest.catalogue.domain.SourceNote.Source;
import org.jspecify.annotations.Nullable;

/**
 * Parses the text of a catalogue.
 *
 * <pre>
 * # a comment
 * catalogue 2026-11-01
 * source v2fly https://github.com/v2fly/domain-list-community domains by service
 *
 * site facebook SOCIAL_NETWORK Facebook
 *   page     www.facebook.com m.facebook.com
 *   app_api  .facebook.com
 *   widget   www.facebook.com/plugins/*
 *   not      developers.facebook.com
 *     why v2fly: pages of the site, and what they call
 * </pre>
 *
 * As in Squid's {@code dstdomain}, a leading dot means the domain and everything below it. The word before the hosts is
 * a {@link HostRole}, or {@code tenants}: each sub-domain is the page of somebody else. {@code not} excludes a host
 * although an entry for a wider domain covers it; {@code optional} lists one that a department may add. A host with a path
 * gives this path another role; the host is listed before. {@code why} says where one can read that the hosts before it,
 * back to the last {@code why} or {@code site}, belong there.
 */
public final class SiteCatalogueParser {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_]*");

    private final SiteEntries entries = new SiteEntries();
    private final List<Site> sites = new ArrayList<>();
    private final Map<String, Source> sources = new HashMap<>();
    private final Map<String, HostRole> roles = new HashMap<>();
    private @Nullable String version;
    private @Nullable Site site;

    private SiteCatalogueParser() {
        for (HostRole role : HostRole.values()) {
            roles.put(role.name().toLowerCase(Locale.ROOT), role);
        }
    }

    /** @throws IllegalArgumentException naming the line and what is wrong with it */
    public static SiteCatalogue parse(String text) {
        SiteCatalogueParser parser = new SiteCatalogueParser();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            try {
                parser.parseLine(lines.get(i));
            } catch (IllegalArgumentException | DateTimeException wrong) {
                throw new IllegalArgumentException(
                        "Line " + (i + 1) + " of the site catalogue: " + wrong.getMessage(), wrong);
            }
        }
        String version = parser.version;
        if (version == null) {
            throw new IllegalArgumentException("The site catalogue has no line 'catalogue <date>'");
        }
        return new SiteCatalogue(version, parser.sites, parser.entries.build());
    }

    private void parseLine(String line) {
        String content = line.replaceFirst("#.*", "").strip();
        if (content.isEmpty()) {
            return;
        }
        String[] words = BLANKS.split(content);
        switch (words[0]) {
            case "catalogue" -> version = parseVersion(words);
            case "source" -> addSource(words);
            case "site" -> startSite(content);
            case "why" -> addNote(content.substring("why".length()).strip());
            default -> addHosts(words);
        }
    }

    private static String parseVersion(String[] words) {
        if (words.length != 2) {
            throw new IllegalArgumentException("expected 'catalogue <date>'");
        }
        return LocalDate.parse(words[1]).toString();
    }

    private void addSource(String[] words) {
        if (words.length < 3 || !KEY.matcher(words[1]).matches()) {
            throw new IllegalArgumentException("expected 'source <key> <url> <what it lists>'");
        }
        if (sources.put(words[1], new Source(words[1], words[2])) != null) {
            throw new IllegalArgumentException("source " + words[1] + " is listed twice");
        }
    }

    private void startSite(String content) {
        String[] words = BLANKS.split(content, 4);
        if (words.length != 4 || !KEY.matcher(words[1]).matches()) {
            throw new IllegalArgumentException("expected 'site <key> <CATEGORY> <name>', the key in lower case");
        }
        if (sites.stream().anyMatch(other -> other.key().equals(words[1]))) {
            throw new IllegalArgumentException("site " + words[1] + " is listed twice");
        }
        site = new Site(words[1], words[3], SiteCategory.valueOf(words[2]));
        sites.add(site);
        entries.startSite();
    }

    private void addNote(String content) {
        int colon = content.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("expected 'why <source>, <source>: <text>'");
        }
        List<Source> named = new ArrayList<>();
        for (String key : content.substring(0, colon).split(",")) {
            Source source = sources.get(key.strip());
            if (source == null) {
                throw new IllegalArgumentException("there is no line 'source " + key.strip() + "'");
            }
            named.add(source);
        }
        entries.addNote(new SourceNote(named, content.substring(colon + 1).strip()));
    }

    private void addHosts(String[] words) {
        Site owner = site;
        if (owner == null) {
            throw new IllegalArgumentException("hosts are listed before the first 'site'");
        }
        for (int i = 1; i < words.length; i++) {
            switch (words[0]) {
                case "not", "optional" -> entries.addUnmonitored(owner, words[i]);
                case "tenants" -> entries.addTenants(owner, words[i]);
                default -> entries.add(owner, role(words[0]), words[i]);
            }
        }
    }

    private HostRole role(String word) {
        HostRole role = roles.get(word);
        if (role == null) {
            throw new IllegalArgumentException(
                    "'" + word + "' is not one of " + roles.keySet() + ", 'tenants', 'not' or 'optional'");
        }
        return role;
    }
}
