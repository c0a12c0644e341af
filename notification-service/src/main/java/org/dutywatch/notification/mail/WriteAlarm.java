package org.dutywatch.notification.mail;

import jakarta.enterprise.context.ApplicationScoped;
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

/**
 * Writes the content of a mail to the administrators about a source of log lines. It has nothing of the lines; the ids of
 * employees are in no subject line.
 */
@ApplicationScoped
public class WriteAlarm {
    private static final Map<String, String> REASONS = Map.of(
            "ambiguous_user_field",
            "it is not certain where the user begins; set uri_whitespace strip in Squid",
            "escaped_newlines",
            "may be several lines, joined by #012; if a syslog relay does that, set relay_escapes of the source",
            "unknown_prefix",
            "something unknown precedes the line; let the shipper send the line alone",
            "partial_line",
            "only a part of a line; let the shipper join the parts");

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
        Instant endedAt = alarm.endedAt();
        if (alarm.kind() == Kind.AMBIGUOUS) {
            return endedAt == null ? ambiguous(alarm) : notAmbiguous(alarm, endedAt);
        }
        return endedAt == null ? unreadable(alarm) : readable(alarm, endedAt);
    }

    private NoticeText unreadable(SourceChanged alarm) {
        return text(
                alarm,
                "Dutywatch: log lines of %s cannot be read".formatted(alarm.source()),
                "Log lines of employees cannot be read",
                "%s of the source %s cannot be read with certainty and may be an employee's."
                        .formatted(unreadableLines(alarm), alarm.source()),
                List.of(
                        "These lines count for nobody. So some employees may have more minutes than Dutywatch estimates.",
                        "Please ask a network administrator to remove the cause. The source says what is counted; its"
                                + " dead letters are the lines themselves, without users, paths and queries. After that he can"
                                + " replay the dead letters, which are kept for 7 days: then these lines count, too."));
    }

    private NoticeText readable(SourceChanged alarm, Instant endedAt) {
        return text(
                alarm,
                "Dutywatch: log lines of %s can be read again".formatted(alarm.source()),
                "Log lines of employees can be read again",
                "The alarm about the source %s has ended: %s cannot be read with certainty and may be an employee's."
                        .formatted(alarm.source(), unreadableLines(alarm)),
                List.of(
                        "It lasted until %s.".formatted(wording.moment(endedAt)),
                        "Lines that could not be read count for nobody until a network administrator replays the dead"
                                + " letters of the source, which are kept for 7 days."));
    }

    private NoticeText ambiguous(SourceChanged alarm) {
        return text(
                alarm,
                "Dutywatch: several employees have the same user name",
                "Several employees have the same user name",
                "%s in the log of %s count for nobody, because several employees have their user name."
                        .formatted(accesses(alarm), alarm.source()),
                List.of(
                        "Each of the employees below has a user name or an alias that another one has at the same time. What"
                                + " was logged with it may be of either, so it counts for neither.",
                        "Please correct the employees: import the user names and aliases so that each is one employee's, or"
                                + " with effective_from if it passed from one to another. The accesses that wait then count at"
                                + " once. An access that has waited too long, normally 7 days, is deleted."));
    }

    private NoticeText notAmbiguous(SourceChanged alarm, Instant endedAt) {
        return text(
                alarm,
                "Dutywatch: no access waits for a user name any more",
                "No access waits for a user name any more",
                "No access in the log of %s waits any more because several employees have its user name."
                        .formatted(alarm.source()),
                List.of(
                        "It lasted until %s.".formatted(wording.moment(endedAt)),
                        "If the user names were corrected, the accesses that waited count now. If not, they were deleted"
                                + " after their retention and count for nobody."));
    }

    private NoticeText text(
            SourceChanged alarm, String subject, String title, String summary, List<String> paragraphs) {
        return new NoticeText(
                subject,
                title,
                summary,
                paragraphs,
                facts(alarm),
                sections(alarm),
                links(alarm),
                "Personnel information: do not forward. Alarm " + alarm.alarmId() + ".");
    }

    private List<Fact> facts(SourceChanged alarm) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Source", alarm.source()));
        facts.add(new Fact("Noticed on", wording.moment(alarm.beganAt())));
        if (alarm.endedAt() != null) {
            facts.add(new Fact("Ended on", wording.moment(alarm.endedAt())));
        }
        if (alarm.kind() == Kind.UNREADABLE) {
            facts.add(new Fact("Counted since about", wording.moment(alarm.countedFrom())));
            facts.add(new Fact("Lines of the source", String.valueOf(alarm.lines())));
            facts.add(new Fact("Lines that cannot be read", String.valueOf(alarm.affectedLines())));
        } else {
            facts.add(new Fact("Accesses that wait", String.valueOf(alarm.affectedLines())));
            facts.add(new Fact("Employees", String.valueOf(alarm.employees())));
        }
        return facts;
    }

    private static List<Section> sections(SourceChanged alarm) {
        List<Section> sections = new ArrayList<>();
        if (!alarm.reasons().isEmpty()) {
            sections.add(new Section(
                    "Why they cannot be read",
                    alarm.reasons().entrySet().stream()
                            .map(reason -> "%s: %s".formatted(lines(reason.getValue()), reason(reason.getKey())))
                            .toList()));
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
