package org.dutywatch.ingest.sources;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.dutywatch.ingest.reading.domain.LineFormat;
import org.dutywatch.ingest.squid.domain.SquidNative;

/** The log formats that we read. */
@ApplicationScoped
public class Formats {
    private static final List<SupportedFormat> SUPPORTED = List.of(new SupportedFormat(
            new SquidNative(),
            "Squid's native access log (logformat squid): epoch seconds at the end of the transaction, its duration in ms,"
                    + " client, result/status, bytes, method, URL, user, hierarchy/peer, media type. Quoted fields, the"
                    + " first of which is the referer (\"%{Referer}>h\"), and header dumps may follow. A syslog header,"
                    + " or time and host, in front is skipped.",
            "1793718131.437    412 10.20.1.23 TCP_MISS/200 48211 GET https://www.facebook.com/home.php sreyes"
                    + " HIER_DIRECT/157.240.2.35 text/html"));

    /** A format that we read, with an example line. */
    record SupportedFormat(LineFormat format, String description, String exampleLine) {}

    List<SupportedFormat> all() {
        return SUPPORTED;
    }

    List<String> names() {
        return SUPPORTED.stream().map(supported -> supported.format().name()).toList();
    }

    /** The format with this name; empty if there is none. */
    public Optional<LineFormat> byName(String name) {
        return SUPPORTED.stream()
                .map(SupportedFormat::format)
                .filter(format -> format.name().equals(name))
                .findFirst();
    }
}
