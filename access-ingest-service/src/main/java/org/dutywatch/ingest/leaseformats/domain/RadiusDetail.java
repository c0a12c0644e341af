package org.dutywatch.ingest.leaseformats.domain;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The records of a detail file of FreeRADIUS: a line with the time, then an attribute a line, then an empty line. */
final class RadiusDetail {
    private static final Pattern ATTRIBUTE = Pattern.compile("^[\\t ]+([A-Za-z0-9-]{1,100}) = (.*)$");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ENGLISH);
    private static final int MOST_ATTRIBUTES = 500;

    private RadiusDetail() {}

    static List<ReadLine> read(List<String> lines, LeaseLogSettings settings) {
        List<ReadLine> read = new ArrayList<>();
        int next = 0;
        while (next < lines.size()) {
            int first = next++;
            if (!lines.get(first).isBlank()) {
                while (next < lines.size() && isAttribute(lines.get(next))) {
                    next++;
                }
                List<String> attributes = lines.subList(first + 1, next);
                read.add(EachLine.read(first + 1, lines.get(first), head -> record(head, attributes, settings)));
            }
        }
        return read;
    }

    private static boolean isAttribute(String line) {
        return !line.isBlank() && Character.isWhitespace(line.charAt(0));
    }

    private static Optional<LeaseClaim> record(String head, List<String> lines, LeaseLogSettings settings)
            throws LineRefused {
        Map<String, String> attributes = attributes(lines);
        String status = attributes.getOrDefault("Acct-Status-Type", "");
        boolean stop = status.equals("Stop");
        if (!stop && !status.equals("Start") && !status.equals("Interim-Update") && !status.equals("Alive")) {
            return Optional.empty();
        }
        Duration delay = Fields.seconds(attributes.getOrDefault("Acct-Delay-Time", "0"));
        ClockTime time = time(head, attributes, settings);
        Instant at = time.latest().minus(delay);
        Duration lasted = Fields.seconds(attributes.getOrDefault("Acct-Session-Time", "0"));
        return Sessions.claim(
                attributes.getOrDefault("User-Name", ""),
                Sessions.place(
                        attributes.getOrDefault("Framed-IP-Address", ""),
                        attributes.getOrDefault("Calling-Station-Id", "")),
                attributes.getOrDefault("Acct-Session-Id", ""),
                time.earliest().minus(delay).minus(lasted),
                at,
                stop ? at : at.plus(settings.hold()));
    }

    private static Map<String, String> attributes(List<String> lines) throws LineRefused {
        if (lines.size() > MOST_ATTRIBUTES) {
            throw new LineRefused("it has more than " + MOST_ATTRIBUTES + " attributes");
        }
        Map<String, String> attributes = new HashMap<>();
        for (String line : lines) {
            Matcher attribute = ATTRIBUTE.matcher(line);
            if (attribute.matches()) {
                String value = unquoted(attribute.group(2).strip());
                String before = attributes.putIfAbsent(attribute.group(1), value);
                if (attribute.group(1).equals("User-Name") && before != null && !before.equals(value)) {
                    throw new LineRefused("it has two user names");
                }
            }
        }
        return attributes;
    }

    /** FreeRADIUS writes a text in quotes, and a quote, a backslash and control characters in it after a backslash. */
    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted
                ? value.substring(1, value.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
                : value;
    }

    /** The server's own time in seconds since 1970, if it writes it; else the clock time of the record. */
    private static ClockTime time(String head, Map<String, String> attributes, LeaseLogSettings settings)
            throws LineRefused {
        try {
            String seconds = attributes.get("Timestamp");
            return seconds == null
                    ? ClockTime.of(LocalDateTime.parse(head.strip().replaceAll(" +", " "), TIME), settings.zone())
                    : ClockTime.of(Instant.ofEpochSecond(Long.parseLong(seconds)));
        } catch (DateTimeException | NumberFormatException e) {
            throw new LineRefused("its time is not one such as Thu Nov  5 06:00:00 2026");
        }
    }
}
