package org.dutywatch.notification.mail;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dutywatch.notification.alarms.SourceChanged;
import org.dutywatch.notification.alarms.SourceChanged.Kind;
import org.dutywatch.notification.mail.NoticeText.Fact;
import org.dutywatch.notification.mail.NoticeText.Link;
import org.dutywatch.notification.mail.NoticeText.Section;
import org.dutywatch.notification.settings.NotificationConfig;
import org.jspecify.annotations.Nullable;

/** What all mails about a source have: facts, reasons, employees, links. */
final class AlarmText {
    private static final Map<String, String> REASONS = Map.of(
            "ambiguous_user_field",
            "it is not certain where the user begins; set uri_whitespace strip in Squid",
            "escaped_newlines",
            "may hide other lines, because it has the characters #012, which some syslog relays write for a line"
                    + " break; if a relay does, a network administrator sets relay_escapes of the source",
            "unknown_prefix",
            "something unknown precedes the line; let the shipper send the line alone",
            "partial_line",
            "only a part of a line; let the shipper join the parts");

    private final NoticeWording wording;
    private final String consoleUrl;
    private final String ingestUrl;

    AlarmText(NotificationConfig config, ZoneId zone) {
        this.wording = new NoticeWording(zone);
        this.consoleUrl = config.consoleBaseUrl().toString();
        this.ingestUrl = WriteNotice.withoutSlash(config.ingestUrl().toString());
    }

    String moment(Instant time) {
        return wording.moment(time);
    }

    NoticeText of(SourceChanged alarm, String subject, String title, String summary, List<String> paragraphs) {
        return new NoticeText(
                subject, title, summary, paragraphs, facts(alarm), sections(alarm), links(alarm), footer(alarm));
    }

    /** Only what names employees is personnel information. */
    private static String footer(SourceChanged alarm) {
        return (alarm.kind() == Kind.AMBIGUOUS ? "Personnel information: do not forward. " : "") + "Alarm "
                + alarm.alarmId() + ".";
    }

    private List<Fact> facts(SourceChanged alarm) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Source", alarm.source()));
        facts.add(new Fact("Noticed on", wording.moment(alarm.beganAt())));
        if (alarm.endedAt() != null) {
            facts.add(new Fact("Ended on", wording.moment(alarm.endedAt())));
        }
        switch (alarm.kind()) {
            case UNREADABLE, FORMAT_DRIFT -> {
                addLimit(alarm, facts);
                facts.add(new Fact("Counted since about", wording.moment(alarm.countedFrom())));
                String counted = alarm.kind() == Kind.UNREADABLE ? "Lines that are or may be an employee's" : "Lines";
                facts.add(new Fact(counted, String.valueOf(alarm.lines())));
                facts.add(new Fact("Of these, lines that cannot be read", String.valueOf(alarm.affectedLines())));
            }
            case AMBIGUOUS -> {
                facts.add(new Fact("Accesses that wait", String.valueOf(alarm.affectedLines())));
                facts.add(new Fact("Employees", String.valueOf(alarm.employees())));
            }
            case SILENT -> {
                facts.add(new Fact("Last line", wording.moment(alarm.countedFrom())));
                if (alarm.limitSeconds() != null) {
                    facts.add(new Fact(
                            "Limit", Duration.ofSeconds(alarm.limitSeconds()).toMinutes() + " min"));
                }
            }
        }
        return facts;
    }

    private static void addLimit(SourceChanged alarm, List<Fact> facts) {
        if (alarm.limitPercent() != null) {
            facts.add(new Fact("Limit", percent(alarm.limitPercent())));
        }
        if (alarm.limitBefore() != null) {
            facts.add(new Fact("Limit before", percent(alarm.limitBefore())));
        }
    }

    private static List<Section> sections(SourceChanged alarm) {
        List<Section> sections = new ArrayList<>();
        if (!alarm.reasons().isEmpty()) {
            sections.add(new Section(
                    "Why they cannot be read with certainty",
                    alarm.reasons().entrySet().stream()
                            .map(reason -> "%s: %s".formatted(lines(reason.getValue()), reason(reason.getKey())))
                            .toList()));
        }
        if (alarm.employeeIds().isEmpty() && alarm.employees() > 0) {
            sections.add(new Section("Employees", List.of("not shown to you, because you are one of them")));
        }
        if (!alarm.employeeIds().isEmpty()) {
            List<String> ids = new ArrayList<>(alarm.employeeIds());
            int more = alarm.employees() - ids.size();
            if (more > 0) {
                ids.add("and " + more + " more");
            }
            sections.add(new Section("Employees", ids));
        }
        return sections;
    }

    private List<Link> links(SourceChanged alarm) {
        Link source =
                new Link("The source, for network administrators", ingestUrl + "/api/v1/sources/" + alarm.source());
        return switch (alarm.kind()) {
            case UNREADABLE, FORMAT_DRIFT ->
                List.of(
                        source,
                        new Link(
                                "Its dead letters, for network administrators",
                                ingestUrl + "/api/v1/dead-letters?source=" + alarm.source()));
            case AMBIGUOUS -> List.of(new Link("Dutywatch, signed in", consoleUrl), source);
            case SILENT -> List.of(source);
        };
    }

    static String affectedLines(SourceChanged alarm) {
        return "%d of %s".formatted(alarm.affectedLines(), lines(alarm.lines() == null ? 0 : alarm.lines()));
    }

    static String limits(SourceChanged alarm) {
        return "from %s to %s of the lines".formatted(percent(alarm.limitBefore()), percent(alarm.limitPercent()));
    }

    /** @return such as {@code 1 %} or {@code 2.5 %} */
    private static String percent(@Nullable Double limit) {
        return limit == null
                ? "?"
                : BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString() + " %";
    }

    static String accesses(SourceChanged alarm) {
        return alarm.affectedLines() == 1 ? "1 access" : alarm.affectedLines() + " accesses";
    }

    private static String lines(long number) {
        return number == 1 ? "1 line" : number + " lines";
    }

    private static String reason(String code) {
        String inWords = REASONS.get(code);
        return inWords == null ? code.replace('_', ' ') : inWords + " (" + code + ")";
    }
}
