package org.dutywatch.notification.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dutywatch.notification.alarms.SourceChanged;
import org.dutywatch.notification.alarms.SourceChanged.EndCause;
import org.dutywatch.notification.alarms.SourceChanged.Kind;
import org.dutywatch.notification.mail.NoticeText.Fact;
import org.dutywatch.notification.mail.NoticeText.Link;
import org.dutywatch.notification.mail.NoticeText.Section;
import org.dutywatch.notification.settings.NotificationConfig;
import org.jspecify.annotations.Nullable;

/**
 * Writes the content of a mail to the administrators about a source of log lines. It has nothing of the lines; the ids
 * of employees are in no subject line.
 */
@ApplicationScoped
public class WriteAlarm {
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

    private static final String LOST =
            "Lines that could not be read count for nobody until a network administrator replays"
                    + " the dead letters of the source, which are kept for 7 days.";

    private final NoticeWording wording;
    private final String consoleUrl;
    private final String ingestUrl;

    WriteAlarm(NotificationConfig config, ZoneId zone) {
        this.wording = new NoticeWording(zone);
        this.consoleUrl = config.consoleBaseUrl().toString();
        this.ingestUrl = WriteNotice.withoutSlash(config.ingestUrl().toString());
    }

    /** Writes the mail: that the alarm began or is about further employees, or that it ended. */
    NoticeText write(SourceChanged alarm) {
        EndCause cause = alarm.endCause();
        if (alarm.kind() == Kind.AMBIGUOUS) {
            return cause == null ? ambiguous(alarm) : notAmbiguous(alarm);
        }
        if (cause == null) {
            return alarm.limitBefore() == null ? unreadable(alarm) : otherLimit(alarm);
        }
        return switch (cause) {
            case FEWER -> readable(alarm);
            case LIMIT_CHANGED -> endedByLimit(alarm);
            case NO_LINES -> noLines(alarm);
            case SOURCE_GONE -> sourceGone(alarm);
        };
    }

    private NoticeText unreadable(SourceChanged alarm) {
        return text(
                alarm,
                "Dutywatch: log lines of %s cannot be read".formatted(alarm.source()),
                "Log lines of employees cannot be read",
                "%s of the source %s that are or may be an employee's cannot be read with certainty."
                        .formatted(unreadableLines(alarm), alarm.source()),
                List.of(
                        "These lines count for nobody. So some employees may have more minutes than Dutywatch"
                                + " estimates.",
                        "Please ask a network administrator to remove the cause. The source says what is counted; its"
                                + " dead letters are the lines themselves, without users, paths and queries. After that he"
                                + " can replay the dead letters, which are kept for 7 days: then these lines count,"
                                + " too."));
    }

    private NoticeText otherLimit(SourceChanged alarm) {
        return text(
                alarm,
                "Dutywatch: the limit of the alarm about %s was changed".formatted(alarm.source()),
                "The limit of a running alarm was changed",
                "A network administrator or the settings of the service changed the limit of the source %s %s."
                        .formatted(alarm.source(), limits(alarm)),
                List.of(
                        "%s that are or may be an employee's cannot be read with certainty. So the alarm goes on."
                                .formatted(unreadableLines(alarm)),
                        "Please check that the change was meant. The audit trail says who changed the source"
                                + " (put_source)."));
    }

    private NoticeText readable(SourceChanged alarm) {
        return text(
                alarm,
                "Dutywatch: log lines of %s can be read again".formatted(alarm.source()),
                "Log lines of employees can be read again",
                ("The alarm about the source %s has ended: only %s that are or may be an employee's cannot be read with"
                                + " certainty.")
                        .formatted(alarm.source(), unreadableLines(alarm)),
                List.of(LOST));
    }

    private NoticeText endedByLimit(SourceChanged alarm) {
        return text(
                alarm,
                "Dutywatch: the limit of the alarm about %s was changed".formatted(alarm.source()),
                "An alarm ended because its limit was changed",
                "The alarm about the source %s has ended only because its limit was changed %s."
                        .formatted(alarm.source(), limits(alarm)),
                List.of(
                        "Still, %s that are or may be an employee's cannot be read with certainty."
                                .formatted(unreadableLines(alarm)),
                        "Please check that the change was meant. The audit trail says who changed the source"
                                + " (put_source). With a limit of 100 %, nobody is notified any more.",
                        LOST));
    }

    private NoticeText noLines(SourceChanged alarm) {
        return text(
                alarm,
                "Dutywatch: no log lines of %s came".formatted(alarm.source()),
                "No log lines of employees came",
                "The alarm about the source %s has ended because no line of an employee has come since %s."
                        .formatted(alarm.source(), wording.moment(alarm.countedFrom())),
                List.of(
                        "So it is not known whether its lines can be read again. Please ask a network administrator"
                                + " whether the source still sends lines.",
                        LOST));
    }

    private NoticeText sourceGone(SourceChanged alarm) {
        return text(
                alarm,
                "Dutywatch: the source %s is not registered any more".formatted(alarm.source()),
                "A source of log lines is not registered any more",
                "The alarm about the source %s has ended because the source is not registered any more."
                        .formatted(alarm.source()),
                List.of("Lines that it sends are not read, and count for nobody.", LOST));
    }

    private NoticeText ambiguous(SourceChanged alarm) {
        return text(
                alarm,
                "Dutywatch: several employees have the same user name",
                "Several employees have the same user name",
                "%s in the log of %s count for nobody, because several employees have their user name."
                        .formatted(accesses(alarm), alarm.source()),
                List.of(
                        "Each of the employees below has a user name or an alias that another one has at the same"
                                + " time. What was logged with it may be of either, so it counts for neither.",
                        "Please ask a roster administrator to correct the employees: to import the user names and"
                                + " aliases so that each is one employee's, or with effective_from if it passed from one"
                                + " to another. The accesses that wait then count at once. An access that has waited too"
                                + " long, normally 7 days, is deleted."));
    }

    private NoticeText notAmbiguous(SourceChanged alarm) {
        return text(
                alarm,
                "Dutywatch: no access waits for a user name any more",
                "No access waits for a user name any more",
                "No access in the log of %s waits any more because several employees have its user name."
                        .formatted(alarm.source()),
                List.of(
                        "If one employee has the user name now, the accesses that waited count now. If nobody has it any more,"
                                + " they wait for an employee with it, normally for 7 days after they were read. Otherwise"
                                + " they were deleted after this time and count for nobody."));
    }

    private NoticeText text(
            SourceChanged alarm, String subject, String title, String summary, List<String> paragraphs) {
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
        if (alarm.kind() == Kind.UNREADABLE) {
            addLimit(alarm, facts);
            facts.add(new Fact("Counted since about", wording.moment(alarm.countedFrom())));
            facts.add(new Fact("Lines that are or may be an employee's", String.valueOf(alarm.lines())));
            facts.add(new Fact("Of these, lines that cannot be read", String.valueOf(alarm.affectedLines())));
        } else {
            facts.add(new Fact("Accesses that wait", String.valueOf(alarm.affectedLines())));
            facts.add(new Fact("Employees", String.valueOf(alarm.employees())));
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
        return alarm.kind() == Kind.UNREADABLE
                ? List.of(
                        source,
                        new Link(
                                "Its dead letters, for network administrators",
                                ingestUrl + "/api/v1/dead-letters?source=" + alarm.source()))
                : List.of(new Link("Dutywatch, signed in", consoleUrl), source);
    }

    private static String unreadableLines(SourceChanged alarm) {
        return "%d of %s".formatted(alarm.affectedLines(), lines(alarm.lines() == null ? 0 : alarm.lines()));
    }

    private static String limits(SourceChanged alarm) {
        return "from %s to %s of the lines".formatted(percent(alarm.limitBefore()), percent(alarm.limitPercent()));
    }

    /** @return such as {@code 1 %} or {@code 2.5 %} */
    private static String percent(@Nullable Double limit) {
        return limit == null
                ? "?"
                : BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString() + " %";
    }

    private static String accesses(SourceChanged alarm) {
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
