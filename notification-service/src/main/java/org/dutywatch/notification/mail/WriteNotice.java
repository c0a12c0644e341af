package org.dutywatch.notification.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.notification.findings.Finding;
import org.dutywatch.notification.findings.FindingStatement;
import org.dutywatch.notification.findings.LatestFinding;
import org.dutywatch.notification.findings.domain.FindingSummary;
import org.dutywatch.notification.findings.domain.FindingSummary.Tier;
import org.dutywatch.notification.notices.domain.MailReason;
import org.dutywatch.notification.settings.NotificationConfig;
import org.jspecify.annotations.Nullable;

/**
 * Writes the content of a mail about a finding: the estimate with its band, what was left out and what is not known.
 * The subject line names no person. The text accuses no person.
 */
@ApplicationScoped
public class WriteNotice {
    private static final List<String> NOT_KNOWN = List.of(
            "Who sat at the device: the log shows the user name that was signed in, not the person.",
            "Whether anybody looked at the screen: an open page does not prove it. The band covers this uncertainty.",
            "Why: official business that nobody recorded looks the same in a log.");

    private final NoticeWording wording;
    private final ZoneId zone;
    private final String consoleUrl;
    private final String serviceUrl;

    WriteNotice(NotificationConfig config, ZoneId zone) {
        this.wording = new NoticeWording(zone);
        this.zone = zone;
        this.consoleUrl = withoutSlash(config.consoleBaseUrl().toString());
        this.serviceUrl = withoutSlash(config.publicUrl().toString());
    }

    /**
     * The last mail to this address about this finding.
     *
     * @param finding the revision that the mail reported
     * @param at when the mail server accepted it
     */
    public record LastMail(Finding finding, Instant at) {}

    /**
     * Writes one notice.
     *
     * @param employeeName the name of the subject, or his id if it is unknown; null in a mail to the administrators, who
     *     see persons under an unmasking
     * @param before the last mail to this address; null for the first mail
     */
    public NoticeText write(
            MailEnvelope envelope,
            MailReason reason,
            LatestFinding known,
            @Nullable String employeeName,
            @Nullable LastMail before) {
        Finding finding = shown(known.finding(), envelope);
        List<String> paragraphs = new ArrayList<>();
        String whom = employeeName == null ? "an employee" : employeeName;
        if (reason == MailReason.FIRST) {
            paragraphs.add(whyThisRecipient(envelope.toAdministrators(), whom));
        }
        paragraphs.add(opening(reason, finding, whom));
        if (before != null) {
            var earlier = new LastMail(shown(before.finding(), envelope), before.at());
            paragraphs.addAll(changesSince(finding, earlier, reportedCause(reason, known, before)));
        }
        boolean withdrawn = reason == MailReason.WITHDRAWAL;
        return new NoticeText(
                "Dutywatch: %s, shift of %s"
                        .formatted(
                                subjectLine(reason, finding),
                                wording.day(finding.shift().start())),
                title(reason, finding),
                FindingStatement.of(finding),
                paragraphs,
                withdrawn ? identity(finding, employeeName) : facts(finding, employeeName),
                withdrawn ? List.of() : sections(finding),
                links(envelope, finding, withdrawn),
                footer(envelope, finding));
    }

    /** All administrators get the same mail: exact figures would say which finding in their lists it is. */
    private Finding shown(Finding finding, MailEnvelope envelope) {
        return envelope.toAdministrators() ? finding.masked(zone) : finding;
    }

    private static String subjectLine(MailReason reason, Finding finding) {
        return switch (reason) {
            case FIRST, REOPENED -> "on-duty access notice";
            case UPDATE -> "updated on-duty access notice";
            case CORRECTION -> "corrected on-duty access notice";
            case WITHDRAWAL -> endedWord(finding) + " on-duty access notice";
        };
    }

    private static String title(MailReason reason, Finding finding) {
        return switch (reason) {
            case FIRST -> "On-duty access notice";
            case REOPENED -> "On-duty access notice, opened again";
            case UPDATE -> "On-duty access notice: the estimate has grown";
            case CORRECTION -> "Correction of an on-duty access notice";
            case WITHDRAWAL -> "On-duty access notice " + endedWord(finding);
        };
    }

    private static String whyThisRecipient(boolean toAdministrators, String employeeName) {
        return toAdministrators
                ? "You get this notice about %s as an administrator, because no supervisor could be notified."
                        .formatted(employeeName)
                : "You get this notice because you are responsible for %s.".formatted(employeeName);
    }

    private static String opening(MailReason reason, Finding finding, String employeeName) {
        return switch (reason) {
            case FIRST ->
                ("General Order M1219, clause %s, asks that on-duty access be kept at a minimum, except for official"
                                + " business, and clause IV.E that excess access be reported to the supervisor. This"
                                + " is an estimate from proxy logs, not a judgement: please look into it and hear the"
                                + " employee first.")
                        .formatted(finding.clause());
            case REOPENED ->
                "A withdrawn notice about %s is valid again, with the figures below.".formatted(employeeName);
            case UPDATE ->
                "You already have a notice about a shift of %s. More log lines about that shift have arrived."
                        .formatted(employeeName);
            case CORRECTION ->
                "A notice that you got about a shift of %s has been corrected. Only the figures below are valid now."
                        .formatted(employeeName);
            case WITHDRAWAL ->
                (isSuperseded(finding)
                                ? "The shift in a notice about %s was moved or replaced. Please treat that notice as"
                                        + " void, and tell everybody with whom you shared it. The notice about the new"
                                        + " shift says what is valid now."
                                : "The notice about %s is withdrawn. Please treat it as void, and tell everybody with"
                                        + " whom you shared it.")
                        .formatted(employeeName);
        };
    }

    private static String validStatement(Finding finding) {
        return finding.inEffect() ? FindingStatement.estimate(finding) : "the notice is " + endedWord(finding);
    }

    private static String endedWord(Finding finding) {
        return isSuperseded(finding) ? "replaced" : "withdrawn";
    }

    private static boolean isSuperseded(Finding finding) {
        return finding.state() == FindingSummary.State.SUPERSEDED;
    }

    private List<String> changesSince(Finding now, LastMail before, Finding.Cause cause) {
        Finding earlier = before.finding();
        String reported = validStatement(earlier);
        String current = validStatement(now);
        return List.of(
                "The last mail to you, sent on %s, said: %s.".formatted(wording.moment(before.at()), reported),
                "Valid now: %s.".formatted(current),
                "Reason for the change: %s.".formatted(NoticeWording.cause(cause)));
    }

    /** Returns the cause of the correction since the last mail, even if further log lines came after it. */
    private static Finding.Cause reportedCause(MailReason reason, LatestFinding known, LastMail before) {
        var correctedCause = known.correctedCause();
        boolean correctedSince = known.correctedRevision() > before.finding().revision();
        return reason != MailReason.UPDATE && correctedSince && correctedCause != null
                ? correctedCause
                : known.finding().cause();
    }

    /** In a mail to the administrators: no person, and no time that gives one away. */
    private List<NoticeText.Fact> identity(Finding finding, @Nullable String employeeName) {
        if (employeeName == null) {
            return List.of(
                    new NoticeText.Fact("Employee", "shown under an unmasking of the finding"),
                    new NoticeText.Fact("Shift", wording.day(finding.shift().start())));
        }
        return List.of(
                new NoticeText.Fact("Employee", employeeName + " (" + finding.employeeId() + ")"),
                new NoticeText.Fact("Shift", wording.shift(finding.shift())));
    }

    private List<NoticeText.Fact> facts(Finding finding, @Nullable String employeeName) {
        var minutes = finding.minutes();
        List<NoticeText.Fact> facts = new ArrayList<>(identity(finding, employeeName));
        facts.add(new NoticeText.Fact("Estimate", FindingStatement.minutes(minutes.point())));
        facts.add(new NoticeText.Fact(
                "Band",
                "%s to %s min"
                        .formatted(FindingStatement.figure(minutes.low()), FindingStatement.figure(minutes.high()))));
        facts.add(new NoticeText.Fact(
                "Limit",
                FindingStatement.minutes(finding.limitMinutes()) + " " + FindingStatement.limitPeriod(finding)));
        var terms = finding.terms();
        if (terms != null && terms.from() != null && terms.to() != null) {
            facts.add(new NoticeText.Fact(
                    terms.per() == Finding.FindingLimitContext.Per.WEEK ? "Week" : "Window with the most minutes",
                    employeeName == null
                            ? "%s to %s".formatted(wording.day(terms.from()), wording.day(terms.to()))
                            : "%s to %s".formatted(wording.moment(terms.from()), wording.moment(terms.to()))));
        }
        facts.add(new NoticeText.Fact(
                "Why you are notified",
                finding.tier() == Tier.ALERT
                        ? "the low estimate from inspected requests is over the limit, also without accesses near"
                                + " embedded content, and the roster is known"
                        : FindingStatement.whyReviewed(finding)));
        if (employeeName != null && finding.firstAccess() != null && finding.lastAccess() != null) {
            facts.add(new NoticeText.Fact(
                    "Accesses",
                    "from %s to %s"
                            .formatted(wording.moment(finding.firstAccess()), wording.moment(finding.lastAccess()))));
        }
        return facts;
    }

    private static List<NoticeText.Section> sections(Finding finding) {
        List<String> sites = finding.sites().stream()
                .map(site -> site.site() + ": " + FindingStatement.minutes(site.minutes()))
                .toList();
        List<String> excluded = finding.excluded().stream()
                .filter(time -> time.minutes() > 0)
                .map(NoticeWording::excluded)
                .toList();
        return List.of(
                new NoticeText.Section(
                        finding.sites().size() == 1
                                ? "Site"
                                : "Sites (use at the same time is counted once in the total)",
                        sites.isEmpty() ? List.of("none") : sites),
                new NoticeText.Section(
                        "What was left out, and why", excluded.isEmpty() ? List.of("nothing") : excluded),
                new NoticeText.Section("What is not known", NOT_KNOWN),
                new NoticeText.Section(
                        "Basis",
                        List.of(
                                "Evidence: " + NoticeWording.basis(finding.confidence()) + ".",
                                "Estimator profile %s, site catalogue %s, policy %s, revision %d of the finding."
                                        .formatted(
                                                finding.versions().profile(),
                                                finding.versions().catalogue(),
                                                finding.versions().policy(),
                                                finding.revision()))));
    }

    private List<NoticeText.Link> links(MailEnvelope envelope, Finding finding, boolean withdrawn) {
        String noticeUrl = serviceUrl + "/api/v1/notices/" + envelope.aboutId();
        List<NoticeText.Link> links = new ArrayList<>();
        if (!withdrawn) {
            links.add(new NoticeText.Link("Acknowledge, with a comment (POST, signed in)", noticeUrl + "/acknowledge"));
            links.add(explanation(envelope, finding));
        }
        links.add(new NoticeText.Link("This notice in your inbox", noticeUrl));
        return links;
    }

    /** Each administrator knows the finding by an id of his own, so their mail has none. */
    private NoticeText.Link explanation(MailEnvelope envelope, Finding finding) {
        String findingsUrl = consoleUrl + "/api/v1/findings";
        return envelope.toAdministrators()
                ? new NoticeText.Link("Your list of findings, with your own ids", findingsUrl)
                : new NoticeText.Link(
                        "Why each minute was counted or not", findingsUrl + "/" + finding.findingId() + "/evidence");
    }

    private static String footer(MailEnvelope envelope, Finding finding) {
        return "General Order M1219 gives no number; the limit is a dated and approved setting of the department."
                + " Personnel information: do not forward."
                + (envelope.toAdministrators() ? "" : " Finding " + finding.findingId() + ".");
    }

    static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
