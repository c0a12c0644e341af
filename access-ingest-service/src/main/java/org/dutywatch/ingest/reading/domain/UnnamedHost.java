package org.dutywatch.ingest.reading.domain;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A sub-domain of a site that the catalogue does not name.
 *
 * @param site key of the site
 * @param host in lower case; {@code (invalid)} for what is no host name, because a client can ask for anything
 */
public record UnnamedHost(String site, String host) {
    private static final Pattern HOST = Pattern.compile("[a-z0-9_.-]{1,253}");

    public UnnamedHost {
        String lower = host.toLowerCase(Locale.ROOT);
        host = HOST.matcher(lower).matches() ? lower : "(invalid)";
    }
}
