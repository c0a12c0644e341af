package org.dutywatch.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.dutywatch.ingest.reading.domain.LineFormat;
import org.dutywatch.ingest.squid.domain.SquidNative;
import org.dutywatch.ingest.squid.httpd.domain.SquidHttpd;
import org.dutywatch.ingest.squid.logformat.domain.InvalidLogformatException;
import org.dutywatch.ingest.squid.logformat.domain.SquidLogformat;
import org.jspecify.annotations.Nullable;

/** Writes the requests of a native log in another format of Squid. */
enum LogLayout {
    SQUID(new SquidNative()) {
        @Override
        String line(String[] words) {
            return String.join(" ", words);
        }
    },
    COMMON(SquidHttpd.COMMON) {
        @Override
        String line(String[] words) {
            return request(words) + result(words);
        }
    },
    COMBINED(SquidHttpd.COMBINED) {
        @Override
        String line(String[] words) {
            return request(words) + " \"https://www.site1.example/\" \"" + AGENT + "\"" + result(words);
        }
    },
    LOGFORMAT(own()) {
        @Override
        String line(String[] words) {
            return String.join(" ", words) + " \"https://www.site1.example/\" \"" + AGENT + "\"";
        }
    };

    private static final String AGENT =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final LineFormat format;

    LogLayout(LineFormat format) {
        this.format = format;
    }

    /** The layout of the format with this name; null if it is none of Squid's. */
    static @Nullable LogLayout named(String name) {
        for (LogLayout layout : values()) {
            if (layout.format.name().equals(name)) {
                return layout;
            }
        }
        return null;
    }

    LineFormat format() {
        return format;
    }

    /** The same requests in this format. */
    byte[] of(byte[] nativeLog) {
        StringBuilder log = new StringBuilder(nativeLog.length * 2);
        for (String line : new String(nativeLog, US_ASCII).split("\n", -1)) {
            if (!line.isEmpty()) {
                log.append(line(line.split(" +", -1))).append('\n');
            }
        }
        return log.toString().getBytes(US_ASCII);
    }

    /** A line made of the ten fields of a native one. */
    abstract String line(String[] words);

    private static String request(String[] words) {
        String seconds = words[0].substring(0, words[0].indexOf('.'));
        return words[2] + " - " + words[7] + " [" + TIME.format(Instant.ofEpochSecond(Long.parseLong(seconds))) + "] \""
                + words[5] + " " + words[6] + " HTTP/1.1\" " + words[3].substring(words[3].indexOf('/') + 1) + " "
                + words[4];
    }

    private static String result(String[] words) {
        return " " + words[3].substring(0, words[3].indexOf('/')) + ":" + words[8].substring(0, words[8].indexOf('/'))
                + " " + words[9];
    }

    private static LineFormat own() {
        try {
            return SquidLogformat.of("%ts.%03tu %6tr %>a %Ss/%03>Hs %<st %rm %ru %[un %Sh/%<a %mt"
                    + " \"%{Referer}>h\" \"%{User-Agent}>h\"");
        } catch (InvalidLogformatException e) {
            throw new IllegalStateException("The benchmark's own logformat is refused", e);
        }
    }
}
