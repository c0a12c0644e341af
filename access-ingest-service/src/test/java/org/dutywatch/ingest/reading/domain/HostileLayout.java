package org.dutywatch.ingest.reading.domain;

import static org.dutywatch.ingest.reading.domain.HostileLines.quoted;
import static org.dutywatch.ingest.reading.domain.HostileLines.raw;

import org.dutywatch.ingest.squid.domain.SquidNative;
import org.dutywatch.ingest.squid.httpd.domain.SquidHttpd;
import org.dutywatch.ingest.squid.logformat.domain.InvalidLogformatException;
import org.dutywatch.ingest.squid.logformat.domain.SquidLogformat;

/** How Squid writes a request in each format. */
enum HostileLayout {
    NATIVE(new SquidNative(), 0) {
        @Override
        String line(HostileLines hostile, String result, String url, String user, String type) {
            return "1795353681.753     28 127.0.1.11 " + result + " 26831 GET " + url + " " + user + " "
                    + hierarchy(result) + (result.startsWith("TCP_MISS") ? "/203.0.113.7" : "/-") + " " + type
                    + hostile.extras();
        }
    },
    COMMON(SquidHttpd.COMMON, 753) {
        @Override
        String line(HostileLines hostile, String result, String url, String user, String type) {
            return "127.0.1.11 - " + user + " [22/Nov/2026:13:21:21 +0000] \"GET " + url + " HTTP/1.1\" "
                    + status(result) + " 26831 " + code(result) + ":" + hierarchy(result);
        }
    },
    COMBINED(SquidHttpd.COMBINED, 753) {
        @Override
        String line(HostileLines hostile, String result, String url, String user, String type) {
            return "127.0.1.11 - " + user + " [22/Nov/2026:08:21:21 -0500] \"GET " + url + " HTTP/1.1\" "
                    + status(result)
                    + " 26831 \"" + raw(hostile.text(6)) + "\" \"" + raw(hostile.text(8)) + "\" " + code(result) + ":"
                    + hierarchy(result) + (url.length() % 3 == 0 ? " " + type : "");
        }
    },
    COMBINED_WITH_DUMPS(SquidHttpd.COMBINED, 753) {
        @Override
        String line(HostileLines hostile, String result, String url, String user, String type) {
            String combined = COMBINED.line(hostile, result, url, user, "-");
            return combined + " [Host: a\\r\\nX: " + HostileLines.dumped(hostile.text(6))
                    + "\\r\\n] [ETag: \"1\"\\r\\n]";
        }
    },
    OWN_NATIVE("%ts.%03tu %6tr %>a %Ss/%03>Hs %<st %rm %ru %[un %Sh/%<a %mt \"%{Referer}>h\" \"%{User-Agent}>h\"", 0) {
        @Override
        String line(HostileLines hostile, String result, String url, String user, String type) {
            return "1795353681.753     28 127.0.1.11 " + result + " 26831 GET " + url + " " + user + " "
                    + hierarchy(result) + "/- " + type + " \"" + quoted(hostile.text(6)) + "\" \""
                    + quoted(hostile.text(6)) + "\"";
        }
    },
    OWN_COMBINED(
            "%>a %[ui [%[un] [%tl] \"%rm %ru HTTP/%rv\" %>Hs %<st \"%{Referer}>h\" \"%{User-Agent}>h\" %Ss:%Sh", 753) {
        @Override
        String line(HostileLines hostile, String result, String url, String user, String type) {
            return "127.0.1.11 - [" + user + "] [22/Nov/2026:13:21:21 +0000] \"GET " + quoted(url) + " HTTP/1.1\" "
                    + status(result) + " 26831 \"" + quoted(hostile.text(6)) + "\" \"" + quoted(hostile.text(6)) + "\" "
                    + code(result) + ":" + hierarchy(result);
        }
    },
    OWN_USER_AFTER_HEADERS("%tl %>a %Ss %>Hs %<st %Sh %rm %ru \"%{User-Agent}>h\" [%{X-Any}>h] %#un %sn", 753) {
        @Override
        String line(HostileLines hostile, String result, String url, String user, String type) {
            return "22/Nov/2026:13:21:21 +0000 127.0.1.11 " + code(result) + " " + status(result) + " 26831 "
                    + hierarchy(result) + " GET " + url + " \"" + quoted(hostile.text(8)) + "\" ["
                    + HostileLines.dumped("x" + hostile.text(6)) + "] "
                    + user.replace(" ", "%20").replace("\"", "%22") + " 17";
        }
    };

    private final LineFormat format;
    private final int lostMillis;

    HostileLayout(LineFormat format, int lostMillis) {
        this.format = format;
        this.lostMillis = lostMillis;
    }

    HostileLayout(String logformat, int lostMillis) {
        try {
            this.format = SquidLogformat.of(logformat);
        } catch (InvalidLogformatException e) {
            throw new AssertionError(e);
        }
        this.lostMillis = lostMillis;
    }

    /**
     * The line of a GET.
     *
     * @param result code and status, as {@code TCP_MISS/200}
     * @param type the media type
     */
    abstract String line(HostileLines hostile, String result, String url, String user, String type);

    LineFormat format() {
        return format;
    }

    /** When every line was written, in epoch milliseconds, as the format shows it. */
    long end() {
        return HostileLines.END - lostMillis;
    }

    private static String code(String result) {
        return result.substring(0, result.indexOf('/'));
    }

    private static String status(String result) {
        return result.substring(result.indexOf('/') + 1);
    }

    private static String hierarchy(String result) {
        return result.startsWith("TCP_MISS") ? "HIER_DIRECT" : "HIER_NONE";
    }
}
