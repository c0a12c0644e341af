package org.dutywatch.notification.mail;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dutywatch.notification.auditing.AuditReported;
import org.dutywatch.notification.auditing.AuditReported.UserCount;
import org.dutywatch.notification.auditing.AuditReported.Week;
import org.dutywatch.notification.mail.NoticeText.Fact;
import org.dutywatch.notification.mail.NoticeText.Link;
import org.dutywatch.notification.mail.NoticeText.Section;
import org.dutywatch.notification.settings.NotificationConfig;
import org.jspecify.annotations.Nullable;

/** Writes the content of a mail to the auditors about the audit trail. It names users, and nobody whom they looked at. */
@ApplicationScoped
public class WriteAuditReport {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.US);

    private static final String KEEP =
            "Keep this mail: a copy of the head that is not on the machines of Dutywatch shows later whether a record up"
                    + " to it was changed or removed.";

    private final NoticeWording wording;
    private final String auditUrl;

    WriteAuditReport(NotificationConfig config, ZoneId zone) {
        this.wording = new NoticeWording(zone);
        this.auditUrl = WriteNotice.withoutSlash(config.consoleBaseUrl().toString()) + "/api/v1/audit";
    }

    NoticeText write(AuditReported report) {
        return switch (report.kind()) {
            case FAULT -> fault(report, requireNonNull(report.fault()));
            case INTACT -> intact(report);
            case WEEK -> week(report, requireNonNull(report.week()));
        };
    }

    private NoticeText fault(AuditReported report, String fault) {
        return text(
                report,
                "Dutywatch: the audit trail is not intact",
                "The audit trail is not intact",
                "A verification of the audit trail found a fault: %s.".formatted(fault),
                List.of(
                        "Somebody may have changed or removed records of who saw or did what. No head is signed until a"
                                + " verification finds no fault.",
                        "Please have the database kept as it is, and compare it with a backup and with the copies of the"
                                + " signed heads. The runbook says how (\"The audit trail\")."),
                List.of());
    }

    private NoticeText intact(AuditReported report) {
        return text(
                report,
                "Dutywatch: the audit trail is intact again",
                "The audit trail is intact again",
                "A verification of the audit trail found no fault any more.",
                List.of("Please ask who corrected what, and why. It should be written down."),
                List.of());
    }

    private NoticeText week(AuditReported report, Week week) {
        String days = DAY.format(week.from()) + " to " + DAY.format(week.to());
        String verification = report.fault() == null
                ? "The audit trail is intact."
                : "The audit trail is NOT intact: %s.".formatted(report.fault());
        return text(
                report,
                "Dutywatch: review of the audit trail, " + days,
                "Weekly review of the audit trail",
                verification,
                List.of(
                        "Please review what administrators viewed and whose requests were refused, and ask about what you"
                                + " cannot explain. The audit trail records that you read it.",
                        KEEP),
                List.of(
                        new Section(
                                "Views and exports by administrators and chiefs", counts(week.administratorViews())),
                        new Section("Refused requests", counts(week.refused()))));
    }

    private NoticeText text(
            AuditReported report,
            String subject,
            String title,
            String summary,
            List<String> paragraphs,
            List<Section> sections) {
        return new NoticeText(
                subject, title, summary, paragraphs, facts(report, report.week()), sections, links(), footer(report));
    }

    private List<Fact> facts(AuditReported report, @Nullable Week week) {
        List<Fact> facts = new ArrayList<>();
        if (week != null) {
            facts.add(new Fact("Week", DAY.format(week.from()) + " to " + DAY.format(week.to())));
        }
        facts.add(new Fact("Verified on", wording.moment(report.madeAt())));
        facts.add(new Fact("Records that fit", String.valueOf(report.records())));
        if (report.brokenSeq() != null) {
            facts.add(new Fact("First record that does not", String.valueOf(report.brokenSeq())));
        }
        facts.add(new Fact("Newest signed head", report.head() == null ? "none is kept" : report.head()));
        return facts;
    }

    private List<Link> links() {
        return List.of(
                new Link("The audit trail, for auditors", auditUrl),
                new Link("Refused requests, for auditors", auditUrl + "?outcome=refused"),
                new Link("Verify it now, for auditors", auditUrl + "/verify"));
    }

    private static List<String> counts(List<UserCount> counts) {
        return counts.isEmpty()
                ? List.of("none")
                : counts.stream().map(one -> one.user() + ": " + one.count()).toList();
    }

    private static String footer(AuditReported report) {
        return "Report " + report.reportId() + ".";
    }
}
