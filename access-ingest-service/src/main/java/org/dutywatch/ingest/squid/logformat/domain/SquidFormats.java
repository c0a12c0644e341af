package org.dutywatch.ingest.squid.logformat.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutywatch.ingest.formats.domain.InvalidOptionsException;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.formats.domain.SupportedFormat.FormatOption;
import org.dutywatch.ingest.reading.domain.FormatOptions;
import org.dutywatch.ingest.reading.domain.LineFormat;
import org.dutywatch.ingest.squid.domain.SquidNative;
import org.dutywatch.ingest.squid.httpd.domain.SquidHttpd;

/** The formats of Squid. */
public final class SquidFormats {
    public static final SupportedFormat NATIVE = SupportedFormat.of(
            new SquidNative(),
            "Squid's native access log (logformat squid): epoch seconds at the end of the transaction, its duration in ms,"
                    + " client, result/status, bytes, method, URL, user, hierarchy/peer, media type. Quoted fields, the first"
                    + " of which is the referer (\"%{Referer}>h\"), and header dumps may follow. A syslog header, or time and"
                    + " host, in front is skipped.",
            "1793720531.437    412 10.20.1.23 TCP_MISS/200 48211 GET https://www.facebook.com/home.php sreyes"
                    + " HIER_DIRECT/157.240.2.35 text/html");

    public static final SupportedFormat COMMON = SupportedFormat.of(
            SquidHttpd.COMMON,
            "Squid's logformat common: client, ident (always -), user, time with its offset from UTC, request, status, bytes,"
                    + " result:hierarchy. It has no duration, so an access is a point in time. A media type and header dumps"
                    + " may follow.",
            "10.20.1.23 - sreyes [03/Nov/2026:09:42:11 -0600] \"GET https://www.facebook.com/home.php HTTP/1.1\" 200 48211"
                    + " TCP_MISS:HIER_DIRECT");

    public static final SupportedFormat COMBINED = SupportedFormat.of(
            SquidHttpd.COMBINED,
            "Squid's logformat combined: as squid-common, with referer and user agent in quotes before the result.",
            "10.20.1.23 - sreyes [03/Nov/2026:09:42:11 -0600] \"GET https://www.facebook.com/home.php HTTP/1.1\" 200 48211"
                    + " \"https://www.facebook.com/\" \"Mozilla/5.0\" TCP_MISS:HIER_DIRECT");

    private static final String EXAMPLE_LOGFORMAT =
            "%ts.%03tu %6tr %>a %Ss/%03>Hs %<st %rm %ru %[un %Sh/%<a %mt \"%{Referer}>h\"";

    public static final SupportedFormat LOGFORMAT = new SupportedFormat(
            SquidLogformat.NAME,
            "A logformat of your own: the source's setting logformat is the string of squid.conf, here "
                    + EXAMPLE_LOGFORMAT + ". It is refused if its lines could not be read with certainty.",
            "1793720531.437    412 10.20.1.23 TCP_MISS/200 48211 GET https://www.facebook.com/home.php sreyes"
                    + " HIER_DIRECT/157.240.2.35 text/html \"https://www.facebook.com/\"",
            new FormatOptions(FormatOptions.DEFAULT.zone(), EXAMPLE_LOGFORMAT, List.of(), Map.of(), null),
            Set.of(FormatOption.LOGFORMAT),
            Set.of(),
            SquidFormats::ofLogformat);

    private SquidFormats() {}

    private static LineFormat ofLogformat(FormatOptions options) throws InvalidOptionsException {
        if (options.logformat() == null) {
            throw new InvalidOptionsException("logformat is missing: the string of squid.conf");
        }
        try {
            return SquidLogformat.of(options.logformat());
        } catch (InvalidLogformatException e) {
            throw new InvalidOptionsException("logformat: " + e.getMessage());
        }
    }
}
