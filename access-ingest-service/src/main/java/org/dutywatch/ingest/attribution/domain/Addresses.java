package org.dutywatch.ingest.attribution.domain;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Brings IP addresses into one canonical form: {@code ::ffff:10.20.1.23} becomes {@code 10.20.1.23}. */
public final class Addresses {
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    /** Stricter than {@link InetAddress}, which asks DNS for 300.1.1.1, and for which 010 may be 10 or 8. */
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");

    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F]{0,4}:[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    private Addresses() {}

    /** The canonical form; empty if the text is no IP address. Makes no DNS query. */
    public static Optional<String> canonical(String given) {
        if (!IPV4.matcher(given).matches() && !IPV6.matcher(given).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(given).getHostAddress());
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }
}
