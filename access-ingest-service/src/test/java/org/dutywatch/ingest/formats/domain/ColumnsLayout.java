package org.dutywatch.ingest.formats.domain;

import java.util.List;
import org.dutywatch.ingest.formats.elff.domain.ElffFormat;
import org.dutywatch.ingest.reading.domain.LineFormat;

/** How a device writes a request in each format, at 2026-11-03 15:42:11 UTC. */
enum ColumnsLayout {
    /** Some versions write the referer without quotes, whatever it holds. */
    ELFF(ElffFormat.ELFF, "denied", List.of(" 200 TCP_NC_MISS GET ", " OBSERVED \"x\" ", "\" 192.0.2.8 1 2 -")) {
        @Override
        String line(HostileTexts texts, String user, String host, boolean denied) {
            return "2026-11-03 15:42:11 412 10.20.1.23 " + elff(user) + " - "
                    + (denied ? "policy_denied DENIED" : "- OBSERVED") + " \"Social Networking\" " + texts.header(6)
                    + (denied ? " 403 TCP_DENIED" : " 200 TCP_NC_MISS") + " GET text/html https " + host + " 443 "
                    + elff("/" + texts.text(5)) + " " + elff("?" + texts.text(5)) + " " + elff(texts.header(8))
                    + " 192.0.2.8 48211 1820 -";
        }
    };

    private static final List<String> USERS =
            List.of("sreyes", "jnovak", "kadeyemi", "ada bly", "contractor", "RIDGEMONT\\SReyes", "-");
    private static final List<String> HOSTS = List.of("www.facebook.com", "my.blogspot.com", "www.dailynews.example");
    private static final long END = 1_793_720_531_000L;

    private final LineFormat format;
    private final String denied;
    private final List<String> pieces;

    ColumnsLayout(SupportedFormat supported, String denied, List<String> pieces) {
        this.format = RecordChecks.format(supported);
        this.denied = denied;
        this.pieces = pieces;
    }

    /**
     * A line.
     *
     * @param user what the device wrote about the user: the only one whom an observation of the line may be about
     * @param end when the request ended, in epoch milliseconds
     */
    record HostileRecord(String user, String host, boolean denied, long end, String line) {}

    abstract String line(HostileTexts texts, String user, String host, boolean denied);

    HostileRecord next(HostileTexts texts) {
        String user = texts.one(USERS);
        String host = texts.one(HOSTS);
        boolean isDenied = texts.below(4) == 0;
        return new HostileRecord(user, host, isDenied, END, line(texts, user, host, isDenied));
    }

    LineFormat format() {
        return format;
    }

    /** The reason of a request that a policy denied. */
    String denied() {
        return denied;
    }

    List<String> pieces() {
        return pieces;
    }

    /** As ProxySG writes a value: in quotes if it has a blank or quote. */
    static String elff(String value) {
        return value.matches("(?s).*[\\s\"].*") ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }
}
