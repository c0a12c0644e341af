package org.dutywatch.notification.mail;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.dutywatch.notification.findings.Finding;
import org.dutywatch.notification.findings.FindingStatement;

/** Writes times and codes in words, for mails. */
final class NoticeWording {
    private static final Map<String, String> REASONS = Map.of(
            "EMBED", "embedded buttons and widgets on other pages",
            "POLLING", "background tabs and automatic refresh",
            "WEAK", "too little traffic to distinguish use from background activity",
            "UNATTRIBUTED", "possibly another person's, because the IP address was reassigned at about that time",
            "DENIED", "refused by the proxy",
            "OFF_DUTY", "outside the shift",
            "BREAK", "duty-free break",
            "EXEMPT", "official business and other reasons");
    private static final Map<String, String> BASES = Map.of(
            "URL_USERNAME", "requests with their URLs, under the user name of the employee",
            "URL_LEASE", "requests with their URLs, from an IP address leased to the employee",
            "MIXED_USERNAME", "requests with their URLs and encrypted connections, under the user name of the employee",
            "MIXED_LEASE",
                    "requests with their URLs and encrypted connections, from an IP address leased to the employee",
            "TUNNEL_USERNAME", "encrypted connections only, under the user name of the employee",
            "TUNNEL_LEASE", "encrypted connections only, from an IP address leased to the employee");

    private final ZoneId zone;

    NoticeWording(ZoneId zone) {
        this.zone = zone;
    }

    /** "16 Nov 2026". */
    String day(Instant time) {
        return format("d MMM uuuu", time);
    }

    /** "16 Nov 2026 14:05 CST". */
    String moment(Instant time) {
        return format("d MMM uuuu HH:mm z", time);
    }

    /** "16 Nov 2026 06:00 to 18:00 CST (regular)"; the end has its own date when the shift passes midnight. */
    String shift(Finding.Shift shift) {
        boolean sameDay = day(shift.start()).equals(day(shift.end()));
        return format(sameDay ? "d MMM uuuu HH:mm" : "d MMM uuuu HH:mm z", shift.start())
                + " to "
                + format(sameDay ? "HH:mm z" : "d MMM uuuu HH:mm z", shift.end())
                + " (" + shift.kind().toLowerCase(Locale.ROOT) + ")";
    }

    static String excluded(Finding.Excluded excluded) {
        return FindingStatement.minutes(excluded.minutes()) + ": "
                + REASONS.getOrDefault(excluded.reason(), readable(excluded.reason()));
    }

    static String basis(String confidence) {
        return BASES.getOrDefault(confidence, readable(confidence));
    }

    static String cause(Finding.Cause cause) {
        return switch (cause) {
            case NEW_LINES -> "further log lines";
            case ROSTER -> "a corrected roster";
            case EXEMPTION -> "a corrected exemption for official business";
            case POLICY -> "a changed policy";
            case EMPLOYEE -> "corrected employee records";
            case ATTRIBUTION -> "corrected records of who had the IP address that the accesses came from";
            case NOTICE, ANSWER, REVIEW -> "an acknowledgement, an answer or a review of the finding";
            case PROFILE ->
                "another method of estimating from the same log lines, approved for shifts from a certain date";
        };
    }

    private String format(String pattern, Instant time) {
        return DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(zone).format(time);
    }

    private static String readable(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
