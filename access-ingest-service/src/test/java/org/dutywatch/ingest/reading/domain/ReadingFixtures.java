package org.dutywatch.ingest.reading.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.dutywatch.ingest.attribution.domain.Identification;
import org.dutywatch.ingest.attribution.domain.InMemoryDirectory;
import org.dutywatch.ingest.attribution.domain.OwnDomains;
import org.dutywatch.ingest.browsing.domain.BrowsingMemoryLimits;
import org.dutywatch.ingest.browsing.domain.UnmonitoredBrowsing;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogue;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogueParser;
import org.dutywatch.ingest.squid.domain.SquidNative;

/** A small catalogue, a few employees, and readers over them. */
public final class ReadingFixtures {
    public static final SiteCatalogue CATALOGUE = SiteCatalogueParser.parse("""
            catalogue 2026-11-01
            site facebook SOCIAL_NETWORK Facebook
              page      facebook.com www.facebook.com
              app_api   .facebook.com
              widget    graph.facebook.com
              cdn       .fbcdn.net
              not       .developers.facebook.com
            site blogger PERSONAL_PAGES Blogger
              page      .blogspot.com
            """);

    private static final OwnDomains DOMAINS = OwnDomains.of(List.of("RIDGEMONT", "ridgemont.example"), true);

    private ReadingFixtures() {}

    public static InMemoryDirectory employees() {
        InMemoryDirectory directory = new InMemoryDirectory();
        directory.replace("E101", List.of("sreyes", "RIDGEMONT\\SReyes"));
        directory.replace("E102", List.of("jnovak", "shared"));
        directory.replace("E103", List.of("kadeyemi", "shared"));
        directory.replace("E104", List.of("müller"));
        directory.replace("E105", List.of("ada bly"));
        directory.replace("E106", List.of("jo kerr"));
        directory.replace("E107", List.of("kerr"));
        return directory;
    }

    public static AccessReader reader() {
        return reader(new UnmonitoredBrowsing<>(BrowsingMemoryLimits.DEFAULT));
    }

    /** A reader of another format. */
    public static AccessReader reader(LineFormat format) {
        return new AccessReader(
                format,
                CATALOGUE,
                Identification.byUserName(employees(), DOMAINS),
                "hq-squid",
                new UnmonitoredBrowsing<>(BrowsingMemoryLimits.DEFAULT));
    }

    /** A reader that shares a memory of unmonitored browsing with others, as in successive batches. */
    public static AccessReader reader(UnmonitoredBrowsing<AccessObservation> browsing) {
        return new AccessReader(
                new SquidNative(), CATALOGUE, Identification.byUserName(employees(), DOMAINS), "hq-squid", browsing);
    }

    public static LineOutcome read(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        return reader().read(bytes, 0, bytes.length);
    }

    /** A line of sreyes with this method and URL. */
    public static String line(String method, String url) {
        return line("TCP_MISS/200", "26831", method, url, "sreyes", "text/html");
    }

    public static String line(String result, String bytes, String method, String url, String user, String type) {
        return "1795353681.753     28 127.0.1.11 %s %s %s %s %s HIER_DIRECT/203.0.113.7 %s"
                .formatted(result, bytes, method, url, user, type);
    }

    public static String lineOf(String user) {
        return line("TCP_MISS/200", "26831", "GET", "https://www.facebook.com/", user, "text/html");
    }

    public static String lineWith(String result, String bytes) {
        return line(result, bytes, "GET", "https://www.facebook.com/", "sreyes", "text/html");
    }

    public static AccessObservation observed(String line) {
        LineOutcome outcome = read(line);
        if (outcome instanceof LineOutcome.Observed observed) {
            return observed.observation();
        }
        throw new AssertionError("Not an observation: " + outcome);
    }
}
