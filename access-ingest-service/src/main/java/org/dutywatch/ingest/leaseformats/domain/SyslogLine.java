package org.dutywatch.ingest.leaseformats.domain;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message of one program in syslog: RFC 3164, whose time has neither year nor zone; the same with an ISO 8601 time, as
 * rsyslog writes it; or RFC 5424. The host may be missing.
 *
 * @param message what the program wrote
 */
record SyslogLine(ClockTime time, String message) {
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final String PRIORITY = "^(?:<\\d{1,3}>)?";
    private static final String ISO = "\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(?:Z|[+-]\\d\\d:?\\d\\d)?";

    /** The forms of the lines of one program. */
    static final class Program {
        private final Pattern rfc3164;
        private final Pattern iso;
        private final Pattern rfc5424;

        /** @param name a regular expression */
        Program(String name) {
            String tag = " (?:[^ ]+ )?" + name + "(?:\\[\\d+\\])?: ?(.*)$";
            rfc3164 = Pattern.compile(
                    PRIORITY + "([A-Z][a-z]{2}) {1,2}(\\d{1,2}) (\\d\\d:\\d\\d:\\d\\d)(?:\\.\\d{1,9})?" + tag);
            iso = Pattern.compile(PRIORITY + "(" + ISO + ")" + tag);
            rfc5424 = Pattern.compile("^<\\d{1,3}>1 (" + ISO + ") [^ ]+ " + name
                    + " [^ ]+ [^ ]+ (?:-|(?:\\[[^\\]]*\\])+)(?: \\uFEFF?(.*))?$");
        }

        /** The message; empty if the line is of another program, or no line of syslog. */
        Optional<SyslogLine> read(String line, LeaseLogSettings settings) throws LineRefused {
            Matcher old = rfc3164.matcher(line);
            if (old.matches()) {
                return Optional.of(new SyslogLine(withoutYear(old, settings), old.group(4)));
            }
            for (Pattern pattern : List.of(iso, rfc5424)) {
                Matcher matcher = pattern.matcher(line);
                if (matcher.matches()) {
                    String message = matcher.group(2) == null ? "" : matcher.group(2);
                    return Optional.of(new SyslogLine(ClockTime.ofIso(matcher.group(1), settings.zone()), message));
                }
            }
            return Optional.empty();
        }
    }

    private static ClockTime withoutYear(Matcher line, LeaseLogSettings settings) throws LineRefused {
        int month = MONTHS.indexOf(line.group(1)) + 1;
        try {
            MonthDay day = MonthDay.of(Month.of(month), Integer.parseInt(line.group(2)));
            return ClockTime.withoutYear(day, LocalTime.parse(line.group(3)), settings.zone(), settings.receivedAt());
        } catch (DateTimeException e) {
            throw new LineRefused("its time is not one such as Nov  5 06:00:00");
        }
    }
}
