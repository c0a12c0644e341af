package org.dutywatch.ingest.catalogue.domain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses the text of a catalogue.
 *
 * <pre>
 * # a comment
 * catalogue 2026-11-01
 *
 * site facebook SOCIAL_NETWORK Facebook
 *   page     www.facebook.com m.facebook.com
 *   app_api  .facebook.com
 *   not      developers.facebook.com
 * </pre>
 *
 * As in Squid's {@code dstdomain}, a leading dot means the domain and everything below it. The word before the hosts is
 * a {@link HostRole}; {@code not} excludes a host although an entry for a wider domain covers it.
 */
public final class SiteCatalogueParser {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_]*");
    private static final Pattern HOST = Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z][a-z0-9-]+");

    private final List<Site> sites = new ArrayList<>();
    private final List<CatalogueEntry> entries = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
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
        return new SiteCatalogue(version, parser.sites, parser.entries);
    }

    private void parseLine(String line) {
        String content = line.replaceFirst("#.*", "").strip();
        if (content.isEmpty()) {
            return;
        }
        String[] words = BLANKS.split(content);
        switch (words[0]) {
            case "catalogue" -> version = parseVersion(words);
            case "site" -> startSite(content);
            default -> addHosts(words);
        }
    }

    private static String parseVersion(String[] words) {
        if (words.length != 2) {
            throw new IllegalArgumentException("expected 'catalogue <date>'");
        }
        return LocalDate.parse(words[1]).toString();
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
    }

    private void addHosts(String[] words) {
        Site owner = site;
        HostRole role = roles.get(words[0]);
        if (owner == null) {
            throw new IllegalArgumentException("hosts are listed before the first 'site'");
        }
        if (role == null && !words[0].equals("not")) {
            throw new IllegalArgumentException("'" + words[0] + "' is not one of " + roles.keySet() + " or 'not'");
        }
        for (int i = 1; i < words.length; i++) {
            boolean withSubdomains = words[i].startsWith(".");
            String host = withSubdomains ? words[i].substring(1) : words[i];
            if (!HOST.matcher(host).matches()) {
                throw new IllegalArgumentException("'" + words[i] + "' is not a host name in lower case");
            }
            if (!seen.add(words[i])) {
                throw new IllegalArgumentException("'" + words[i] + "' is listed twice");
            }
            entries.add(new CatalogueEntry(host, withSubdomains, role == null ? null : new MonitoredHost(owner, role)));
        }
    }
}
