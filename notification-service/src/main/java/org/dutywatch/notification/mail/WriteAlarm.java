package org.dutywatch.notification.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import org.dutywatch.notification.alarms.SourceChanged;
import org.dutywatch.notification.alarms.SourceChanged.EndCause;
import org.dutywatch.notification.settings.NotificationConfig;
import org.jspecify.annotations.Nullable;

/**
 * Writes the content of a mail to the administrators about a source of log lines. It has nothing of the lines; the ids
 * of employees are in no subject line.
 */
@ApplicationScoped
public class WriteAlarm {
    private static final String LOST =
            "Lines that could not be read count for nobody until a network administrator replays"
                    + " the dead letters of the source, which are kept for 7 days.";

    private final AlarmText text;

    WriteAlarm(NotificationConfig config, ZoneId zone) {
        this.text = new AlarmText(config, zone);
    }

    /** Writes the mail: that the alarm began or is about further employees, or that it ended. */
    NoticeText write(SourceChanged alarm) {
        EndCause cause = alarm.endCause();
        if (cause == EndCause.SOURCE_GONE) {
            return sourceGone(alarm);
        }
        return switch (alarm.kind()) {
            case AMBIGUOUS -> cause == null ? ambiguous(alarm) : notAmbiguous(alarm);
            case SILENT -> cause == null ? silent(alarm) : notSilent(alarm, cause);
            case FORMAT_DRIFT -> cause == null ? drifting(alarm) : notDrifting(alarm);
            case UNREADABLE -> ofUnreadable(alarm, cause);
        };
    }

    private NoticeText ofUnreadable(SourceChanged alarm, @Nullable EndCause cause) {
        if (cause == null) {
            return alarm.limitBefore() == null ? unreadable(alarm) : otherLimit(alarm);
        }
        return switch (cause) {
            case LIMIT_CHANGED -> endedByLimit(alarm);
            case NO_LINES -> noLines(alarm);
            default -> readable(alarm);
        };
    }

    private NoticeText unreadable(SourceChanged alarm) {
        return text.of(
                alarm,
                "Dutywatch: log lines of %s cannot be read".formatted(alarm.source()),
                "Log lines of employees cannot be read",
                "%s of the source %s that are or may be an employee's cannot be read with certainty."
                        .formatted(AlarmText.affectedLines(alarm), alarm.source()),
                List.of(
                        "These lines count for nobody. So some employees may have more minutes than Dutywatch"
                                + " estimates.",
                        "Please ask a network administrator to remove the cause. The source says what is counted; its"
                                + " dead letters are the lines themselves, without users, paths and queries. After that he"
                                + " can replay the dead letters, which are kept for 7 days: then these lines count,"
                                + " too."));
    }

    private NoticeText otherLimit(SourceChanged alarm) {
        return text.of(
                alarm,
                "Dutywatch: the limit of the alarm about %s was changed".formatted(alarm.source()),
                "The limit of a running alarm was changed",
                "A network administrator or the settings of the service changed the limit of the source %s %s."
                        .formatted(alarm.source(), AlarmText.limits(alarm)),
                List.of(
                        "%s that are or may be an employee's cannot be read with certainty. So the alarm goes on."
                                .formatted(AlarmText.affectedLines(alarm)),
                        "Please check that the change was meant. The audit trail says who changed the source"
                                + " (put_source)."));
    }

    private NoticeText readable(SourceChanged alarm) {
        return text.of(
                alarm,
                "Dutywatch: log lines of %s can be read again".formatted(alarm.source()),
                "Log lines of employees can be read again",
                ("The alarm about the source %s has ended: only %s that are or may be an employee's cannot be read with"
                                + " certainty.")
                        .formatted(alarm.source(), AlarmText.affectedLines(alarm)),
                List.of(LOST));
    }

    private NoticeText endedByLimit(SourceChanged alarm) {
        return text.of(
                alarm,
                "Dutywatch: the limit of the alarm about %s was changed".formatted(alarm.source()),
                "An alarm ended because its limit was changed",
                "The alarm about the source %s has ended only because its limit was changed %s."
                        .formatted(alarm.source(), AlarmText.limits(alarm)),
                List.of(
                        "Still, %s that are or may be an employee's cannot be read with certainty."
                                .formatted(AlarmText.affectedLines(alarm)),
                        "Please check that the change was meant. The audit trail says who changed the source"
                                + " (put_source). With a limit of 100 %, nobody is notified any more.",
                        LOST));
    }

    private NoticeText noLines(SourceChanged alarm) {
        return text.of(
                alarm,
                "Dutywatch: no log lines of %s came".formatted(alarm.source()),
                "No log lines of employees came",
                "The alarm about the source %s has ended because no line of an employee has come since %s."
                        .formatted(alarm.source(), text.moment(alarm.countedFrom())),
                List.of(
                        "So it is not known whether its lines can be read again. Please ask a network administrator"
                                + " whether the source still sends lines.",
                        LOST));
    }

    private NoticeText sourceGone(SourceChanged alarm) {
        return text.of(
                alarm,
                "Dutywatch: the source %s is not registered any more".formatted(alarm.source()),
                "A source of log lines is not registered any more",
                "The alarm about the source %s has ended because the source is not registered any more."
                        .formatted(alarm.source()),
                List.of("Lines that it sends are not read, and count for nobody.", LOST));
    }

    private NoticeText ambiguous(SourceChanged alarm) {
        return text.of(
                alarm,
                "Dutywatch: several employees have the same user name",
                "Several employees have the same user name",
                "%s in the log of %s count for nobody, because several employees have their user name."
                        .formatted(AlarmText.accesses(alarm), alarm.source()),
                List.of(
                        "Each of the employees below has a user name or an alias that another one has at the same"
                                + " time. What was logged with it may be of either, so it counts for neither.",
                        "Please ask a roster administrator to correct the employees: to import the user names and"
                                + " aliases so that each is one employee's, or with effective_from if it passed from one"
                                + " to another. The accesses that wait then count at once. An access that has waited too"
                                + " long, normally 7 days, is deleted."));
    }

    private NoticeText notAmbiguous(SourceChanged alarm) {
        return text.of(
                alarm,
                "Dutywatch: no access waits for a user name any more",
                "No access waits for a user name any more",
                "No access in the log of %s waits any more because several employees have its user name."
                        .formatted(alarm.source()),
                List.of("If one employee has the user name now, the accesses that waited count now. If nobody has it"
                        + " any more, they wait for an employee with it, normally for 7 days after they were read."
                        + " Otherwise they were deleted after this time and count for nobody."));
    }

    private NoticeText silent(SourceChanged alarm) {
        return text.of(
                alarm,
                "Dutywatch: %s sends no log lines".formatted(alarm.source()),
                "A source sends no log lines",
                "No log line of the source %s has come since %s."
                        .formatted(alarm.source(), text.moment(alarm.countedFrom())),
                List.of(
                        "While its lines are missing, Dutywatch sees fewer accesses than there were, and employees may"
                                + " have more minutes than it estimates.",
                        "Please ask a network administrator whether the proxy and its shipper run. Most shippers keep"
                                + " their lines and send them later: then the minutes are computed again. If it is"
                                + " normal for this source, he sets silence_alarm of the source to a longer time."));
    }

    private NoticeText notSilent(SourceChanged alarm, EndCause cause) {
        boolean resumed = cause == EndCause.RESUMED;
        return text.of(
                alarm,
                resumed
                        ? "Dutywatch: log lines of %s come again".formatted(alarm.source())
                        : "Dutywatch: the limit of the alarm about %s was changed".formatted(alarm.source()),
                resumed ? "A source sends log lines again" : "An alarm ended because its limit was changed",
                resumed
                        ? "The source %s has sent log lines again since about %s."
                                .formatted(alarm.source(), text.moment(alarm.countedFrom()))
                        : "The alarm that the source %s sends no lines has ended only because its limit was changed."
                                .formatted(alarm.source()),
                List.of(
                        resumed
                                ? "Please ask a network administrator whether the lines of the time without lines have"
                                        + " come, too."
                                : "Please check that the change was meant. The audit trail says who changed the source"
                                        + " (put_source)."));
    }

    private NoticeText drifting(SourceChanged alarm) {
        return text.of(
                alarm,
                "Dutywatch: the log of %s seems to have another format".formatted(alarm.source()),
                "The log of a source seems to have another format",
                "%s of the source %s cannot be read; before, it was a far smaller share."
                        .formatted(AlarmText.affectedLines(alarm), alarm.source()),
                List.of(
                        "This happens after an update of the proxy or a change of its settings, or if the source has a"
                                + " wrong format from the beginning.",
                        "Please ask a network administrator to compare the dead letters of the source with its format,"
                                + " to correct the one or the other, and then to replay the dead letters.",
                        LOST));
    }

    private NoticeText notDrifting(SourceChanged alarm) {
        boolean none = alarm.endCause() == EndCause.NO_LINES;
        return text.of(
                alarm,
                "Dutywatch: the alarm about the format of %s has ended".formatted(alarm.source()),
                "The alarm about a format has ended",
                none
                        ? "No line of the source %s has come since about %s."
                                .formatted(alarm.source(), text.moment(alarm.countedFrom()))
                        : "Only %s of the source %s cannot be read now."
                                .formatted(AlarmText.affectedLines(alarm), alarm.source()),
                List.of(LOST));
    }
}
