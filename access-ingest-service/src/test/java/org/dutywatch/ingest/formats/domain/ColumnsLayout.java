package org.dutywatch.ingest.formats.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import org.dutywatch.ingest.formats.cisco.domain.CiscoWsaFormat;
import org.dutywatch.ingest.formats.cloudflare.domain.CloudflareGatewayFormat;
import org.dutywatch.ingest.formats.e2guardian.domain.E2guardianFormat;
import org.dutywatch.ingest.formats.elff.domain.ElffFormat;
import org.dutywatch.ingest.formats.generic.domain.GenericFormats;
import org.dutywatch.ingest.formats.paloalto.domain.PaloAltoCsvFormat;
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
    },
    /** No blank is in a URL. What follows the verdicts has no escapes. */
    CISCO_WSA(
            CiscoWsaFormat.CISCO_WSA,
            "denied",
            List.of(
                    " jnovak DIRECT/www.facebook.com text/html DEFAULT_CASE_12-A-B-C-D-E <\"x\"> -",
                    " DEFAULT_CASE_12-A-B-C-D-E <",
                    "> - ")) {
        @Override
        String line(HostileTexts texts, String user, String host, boolean denied) {
            return "1793720531.000    412 10.20.1.23 " + (denied ? "TCP_DENIED/403" : "TCP_MISS_SSL/200")
                    + " 48211 GET https://" + host + ":443/" + texts.text(8).replaceAll("\\s", "%20") + " "
                    + (user.matches("\\w+|-") ? user : '"' + user + '"') + " DIRECT/" + host + " text/html "
                    + (denied ? "BLOCK_WEBCAT_12" : "DEFAULT_CASE_12")
                    + "-Officers-NONE-NONE-NONE-DefaultGroup <\"IW_snet\",7.1,-,\"-\"> - \"" + texts.header(8) + '"';
        }
    },
    /** Nothing is escaped, but a URL has no tab: it would move the columns after it. */
    E2GUARDIAN(
            E2guardianFormat.E2GUARDIAN,
            "denied",
            List.of("\t", "\t\tGET\t48211\t0\t\t1\t200\ttext/html", "\tjnovak\t10.20.1.24\t")) {
        @Override
        String line(HostileTexts texts, String user, String host, boolean denied) {
            return "2026.11.03 15:42:11\t" + user + "\t10.20.1.23\thttps://" + host + "/"
                    + texts.text(6).replace("\t", "%09") + "\t"
                    + (denied ? "*DENIED* Banned site" : "") + "\tGET\t48211\t0\t\t1\t" + (denied ? "403" : "200")
                    + "\ttext/html\t\tofficers\t" + texts.header(6) + "\t\t\t\t";
        }
    },
    PALO_ALTO(
            PaloAltoCsvFormat.PALO_ALTO,
            "denied",
            List.of(",jnovak,", "\",(9999),", ",THREAT,url,1,2026/11/03 15:42:12,")) {
        @Override
        String line(HostileTexts texts, String user, String host, boolean denied) {
            return "1,2026/11/03 15:42:12,007200001056,THREAT,url,2562,2026/11/03 15:42:11,10.20.1.23,157.240.2.35,,,web,"
                    + user
                    + ",,facebook-base,vsys1,trust,untrust,e1,e2,log,2026/11/03 15:42:12,48211,1,51514,443,0,0,0x0,tcp,"
                    + (denied ? "block-url" : "alert") + "," + always(host + "/" + texts.text(8))
                    + ",(9999),social-networking,informational,client-to-server,1,0x0,,,,text/html,0,,,1,"
                    + csv(texts.header(6)) + ",,," + always(texts.header(6))
                    + ",,,,0,0,0,0,0,,fw1,,,,get,0,,0,,N/A,unknown,AppThreat-0-0,0x0";
        }
    },
    CLOUDFLARE(
            CloudflareGatewayFormat.CLOUDFLARE_GATEWAY,
            "denied",
            List.of("\",\"Email\":\"jnovak\",\"x\":\"", "\"}", "\"Action\":\"allow\"")) {
        @Override
        String line(HostileTexts texts, String user, String host, boolean denied) {
            return "{\"AccountID\":\"1\",\"UserAgent\":" + json(texts.header(6)) + ",\"Action\":\""
                    + (denied ? "block" : "allow") + "\",\"Datetime\":\"2026-11-03T15:42:11Z\",\"Email\":" + json(user)
                    + ",\"HTTPHost\":\"" + host + "\",\"HTTPMethod\":\"GET\",\"HTTPStatusCode\":" + (denied ? 403 : 200)
                    + ",\"Referer\":" + json(texts.header(6)) + ",\"SourceIP\":\"10.20.1.23\",\"URL\":"
                    + json("https://" + host + "/" + texts.text(6)) + "}";
        }
    },
    CEF(
            GenericFormats.CEF,
            "unknown_action",
            List.of(" suser=jnovak ", " suser\\=jnovak", " act=permitted", "CEF:0|a|b|")) {
        @Override
        String line(HostileTexts texts, String user, String host, boolean denied) {
            return "CEF:0|Example|Gateway|1.0|100|Web request|3|requestClientApplication=" + cef(texts.header(8))
                    + " end=1793720531000 src=10.20.1.23 suser=" + cef(user) + " act="
                    + (denied ? "blocked" : "permitted")
                    + " request=" + cef("https://" + host + "/" + texts.text(6))
                    + " requestMethod=GET out=1820 in=48211"
                    + " requestContext=" + cef(texts.header(6));
        }
    },
    /** A caret in a value is written as another character, because nothing is escaped. */
    LEEF(GenericFormats.LEEF, "failed", List.of("^usrName=jnovak", "^status=200", "LEEF:2.0|a|")) {
        @Override
        String line(HostileTexts texts, String user, String host, boolean denied) {
            return "LEEF:2.0|Example|Gateway|1.0|100|^|devTime=2026-11-03T15:42:11Z^agent="
                    + texts.header(6).replace('^', '_')
                    + "^src=10.20.1.23^usrName=" + user + "^status=" + (denied ? "403" : "200") + "^url=https://" + host
                    + "/"
                    + texts.text(6).replace('^', '_') + "^referer="
                    + texts.header(4).replace('^', '_');
        }
    },
    JSON(
            GenericFormats.JSON,
            "failed",
            List.of("\",\"user\":{\"name\":\"jnovak\"}", "\"}", "{\"user\":", "\"status\":200,")) {
        @Override
        String line(HostileTexts texts, String user, String host, boolean denied) {
            return "{\"agent\":" + json(texts.header(6))
                    + ",\"time\":\"2026-11-03T15:42:11Z\",\"client\":{\"ip\":\"10.20.1.23\"},"
                    + "\"user\":{\"name\":" + json(user) + "},\"url\":" + json("https://" + host + "/" + texts.text(6))
                    + ",\"referer\":" + json(texts.header(6)) + ",\"status\":" + (denied ? 403 : 200) + "}";
        }
    },
    CSV(GenericFormats.CSV, "failed", List.of(",jnovak,", "\",200,\"x\"", "10.20.1.24,jnovak")) {
        @Override
        String line(HostileTexts texts, String user, String host, boolean denied) {
            return "\"2026-11-03 15:42:11\",10.20.1.23," + csv(user) + ","
                    + csv("https://" + host + "/" + texts.text(6)) + "," + (denied ? 403 : 200) + ","
                    + csv(texts.header(6));
        }
    };

    private static final List<String> USERS =
            List.of("sreyes", "jnovak", "kadeyemi", "ada bly", "contractor", "RIDGEMONT\\SReyes", "-");
    private static final List<String> HOSTS = List.of("www.facebook.com", "my.blogspot.com", "www.dailynews.example");

    private static final Map<String, String> EMPLOYEES = Map.of(
            "sreyes", "E101", "RIDGEMONT\\SReyes", "E101", "jnovak", "E102", "kadeyemi", "E103", "ada bly", "E105");

    private final LineFormat format;
    private final String denied;
    private final List<String> pieces;

    ColumnsLayout(SupportedFormat supported, String denied, List<String> pieces) {
        this.format = RecordChecks.format(supported);
        this.denied = denied;
        this.pieces = pieces;
    }

    abstract String line(HostileTexts texts, String user, String host, boolean denied);

    HostileLine next(HostileTexts texts) {
        String user = texts.one(USERS);
        String host = texts.one(HOSTS);
        boolean isDenied = texts.below(4) == 0;
        byte[] bytes = line(texts, user, host, isDenied).getBytes(UTF_8);
        return new HostileLine(user, EMPLOYEES.get(user), host, isDenied, bytes);
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

    /** As RFC 4180 has it: in quotes if it needs them. */
    static String csv(String value) {
        return value.matches("(?s).*[,\"].*") ? always(value) : value;
    }

    static String always(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }

    static String cef(String value) {
        return value.replace("\\", "\\\\").replace("=", "\\=").replace("\r", "\\r");
    }

    static String json(String value) {
        return always(value.replace("\\", "\\\\").replace("\"", "\0q"))
                .replace("\0q", "\\\"")
                .replace("\0", "\\u0000")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }

    /** As ProxySG writes a value: in quotes if it has a blank or quote. */
    static String elff(String value) {
        return value.matches("(?s).*[\\s\"].*") ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }
}
