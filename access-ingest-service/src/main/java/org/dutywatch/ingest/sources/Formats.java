package org.dutywatch.ingest.sources;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dutywatch.ingest.reading.domain.LineFormat;
import org.dutywatch.ingest.squid.domain.SquidNative;
import org.dutywatch.ingest.squid.httpd.domain.SquidHttpd;
import org.dutywatch.ingest.squid.logformat.domain.InvalidLogformatException;
import org.dutywatch.ingest.squid.logformat.domain.SquidLogformat;
import org.jspecify.annotations.Nullable;

/** The log formats that we read. */
@ApplicationScoped
public class Formats {
    private static final List<SupportedFormat> SUPPORTED = List.of(
            new SupportedFormat(
                    new SquidNative(),
                    SquidNative.NAME,
                    "Squid's native access log (logformat squid): epoch seconds at the end of the transaction, its duration in"
                            + " ms, client, result/status, bytes, method, URL, user, hierarchy/peer, media type. Quoted"
                            + " fields, the first of which is the referer (\"%{Referer}>h\"), and header dumps may follow."
                            + " A syslog header, or time and host, in front is skipped.",
                    "1793718131.437    412 10.20.1.23 TCP_MISS/200 48211 GET https://www.facebook.com/home.php sreyes"
                            + " HIER_DIRECT/157.240.2.35 text/html"),
            new SupportedFormat(
                    SquidHttpd.COMMON,
                    SquidHttpd.COMMON.name(),
                    "Squid's logformat common: client, ident (always -), user, time with its offset from UTC, request,"
                            + " status, bytes, result:hierarchy. It has no duration, so an access is a point in time. A"
                            + " media type and header dumps may follow.",
                    "10.20.1.23 - sreyes [03/Nov/2026:09:42:11 -0600] \"GET https://www.facebook.com/home.php HTTP/1.1\""
                            + " 200 48211 TCP_MISS:HIER_DIRECT"),
            new SupportedFormat(
                    SquidHttpd.COMBINED,
                    SquidHttpd.COMBINED.name(),
                    "Squid's logformat combined: as squid-common, with referer and user agent in quotes before the result.",
                    "10.20.1.23 - sreyes [03/Nov/2026:09:42:11 -0600] \"GET https://www.facebook.com/home.php HTTP/1.1\""
                            + " 200 48211 \"https://www.facebook.com/\" \"Mozilla/5.0\" TCP_MISS:HIER_DIRECT"),
            new SupportedFormat(
                    null,
                    SquidLogformat.NAME,
                    "A logformat of your own: the source's setting logformat is the string of squid.conf, here %ts.%03tu %6tr"
                            + " %>a %Ss/%03>Hs %<st %rm %ru %[un %Sh/%<a %mt \"%{Referer}>h\". It is refused if its lines"
                            + " could not be read with certainty.",
                    "1793718131.437    412 10.20.1.23 TCP_MISS/200 48211 GET https://www.facebook.com/home.php sreyes"
                            + " HIER_DIRECT/157.240.2.35 text/html \"https://www.facebook.com/\""));

    private final Map<String, LineFormat> compiled = new ConcurrentHashMap<>();

    /**
     * A format that we read.
     *
     * @param format null if each source defines its own
     * @param exampleLine a line of this format
     */
    record SupportedFormat(@Nullable LineFormat format, String name, String description, String exampleLine) {}

    List<SupportedFormat> all() {
        return SUPPORTED;
    }

    List<String> names() {
        return SUPPORTED.stream().map(SupportedFormat::name).toList();
    }

    /**
     * The format of a source; empty if there is none with this name, or if the string is not accepted any more.
     *
     * @param logformat the source's own format; null if it has none
     */
    public Optional<LineFormat> of(String name, @Nullable String logformat) {
        if (name.equals(SquidLogformat.NAME)) {
            try {
                return logformat == null ? Optional.empty() : Optional.of(compiled(logformat));
            } catch (InvalidLogformatException e) {
                return Optional.empty();
            }
        }
        return SUPPORTED.stream()
                .filter(supported -> supported.name().equals(name))
                .map(SupportedFormat::format)
                .findFirst();
    }

    /** Network administrators define these few strings, so all are kept. */
    private LineFormat compiled(String logformat) throws InvalidLogformatException {
        LineFormat known = compiled.get(logformat);
        if (known == null) {
            known = SquidLogformat.of(logformat);
            compiled.put(logformat, known);
        }
        return known;
    }
}
