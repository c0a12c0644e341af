package org.dutywatch.notification.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dutywatch.notification.findings.Finding;
import org.dutywatch.notification.findings.KnownFinding;
import org.dutywatch.notification.findings.Statement;
import org.dutywatch.notification.findings.domain.Standing;
import org.dutywatch.notification.findings.domain.Standing.Tier;
import org.dutywatch.notification.notices.domain.News;
import org.dutywatch.notification.settings.NotificationConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Writes the content of a mail about a finding: the estimate with its band, what was left out and what is not known.
 * The subject line names nobody. The text accuses nobody.
 */
@ApplicationScoped
public class WriteNotice {
    private static final List<String> NOT_KNOWN = List.of(
            "Who sat at the device: the log knows the user name that was signed in, not the person.",
            "Whether anybody looked at the screen: an open page is not attention. The band covers what we cannot tell.",
            "Why: official business that nobody recorded looks the same in a log.");

    private final Wording wording;
    private final String consoleUrl;
    private final String serviceUrl;

    WriteNotice(NotificationConfig config, @ConfigProperty(name = "dutywatch.zone") String zone) {
        this.wording = new Wording(ZoneId.of(zone));
        this.consoleUrl = withoutSlash(config.consoleBaseUrl().toString());
        this.serviceUrl = withoutSlash(config.publicUrl().toString());
    }

    /**
     * The last mail to this recipient about this finding.
     *
     * @param finding the revision that the mail reported
     * @param at when the mail server accepted it
     */
    public record Before(Finding finding, Instant at) {}

    /**
     * Writes one notice.
     *
     * @param subjectName the name of the employee, or his id if it is unknown
     * @param before the last mail to this recipient; null for the first mail
     */
    public NoticeText write(
            UUID noticeId, News reason, KnownFinding known, String subjectName, @Nullable Before before) {
        Finding finding = known.finding();
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(opening(reason, finding, subjectName));
        if (before != null) {
            paragraphs.addAll(sinceThen(finding, before, reportedCause(reason, known, before)));
        }
        boolean withdrawn = reason == News.WITHDRAWAL;
        return new NoticeText(
                "Dutywatch: %s, shift of %s"
                        .formatted(
                                subjectPhrase(reason, finding),
                                wording.day(finding.shift().start())),
                title(reason, finding),
                Statement.of(finding),
                paragraphs,
                withdrawn ? identity(finding, subjectName) : facts(finding, subjectName),
                withdrawn ? List.of() : sections(finding),
                links(noticeId, finding, withdrawn),
                footer(finding));
    }

    private static String subjectPhrase(News reason, Finding finding) {
        return switch (reason) {
            case FIRST, REOPENED -> "on-duty access notice";
            case UPDATE -> "updated on-duty access notice";
            case CORRECTION -> "corrected on-duty access notice";
            case WITHDRAWAL ->
                isSuperseded(finding) ? "replaced on-duty access notice" : "withdrawn on-duty access notice";
        };
    }

    private static String title(News reason, Finding finding) {
        return switch (reason) {
            case FIRST -> "On-duty access notice";
            case REOPENED -> "On-duty access notice, opened again";
            case UPDATE -> "On-duty access notice: the estimate has grown";
            case CORRECTION -> "Correction of an on-duty access notice";
            case WITHDRAWAL ->
                isSuperseded(finding) ? "On-duty access notice replaced" : "On-duty access notice withdrawn";
        };
    }

    private static String opening(News reason, Finding finding, String subjectName) {
        return switch (reason) {
            case FIRST ->
                "You get this because you answer for %s. General Order M1219 %s asks that on-duty access be kept at a minimum, except for official business, and IV.E that excess access be reported to the supervisor. This is an estimate from proxy logs, not a judgement: please look into it and hear the employee first."
                        .formatted(subjectName, finding.clause());
            case REOPENED ->
                "A notice about %s that was withdrawn holds again, with the figures below.".formatted(subjectName);
            case UPDATE ->
                "More log lines have come in about a shift of %s that you were told of.".formatted(subjectName);
            case CORRECTION ->
                "What you were told about a shift of %s has been corrected. Only the figures below hold now."
                        .formatted(subjectName);
            case WITHDRAWAL ->
                (isSuperseded(finding)
                                ? "The shift that a notice about %s told of was moved or replaced. Please treat that notice as void, and tell anybody with whom you shared it. A notice about the shift that took its place tells what holds now."
                                : "The notice about %s is withdrawn. Please treat what you were told as void, and tell anybody with whom you shared it.")
                        .formatted(subjectName);
        };
    }

    private static boolean isSuperseded(Finding finding) {
        return finding.state() == Standing.State.SUPERSEDED;
    }

    private List<String> sinceThen(Finding now, Before before, Finding.Cause cause) {
        Finding then = before.finding();
        String reported = then.holds() ? Statement.estimate(then) : "that the notice was withdrawn";
        String current = now.holds()
                ? Statement.estimate(now)
                : "nothing; no figure about this shift stands against the employee";
        return List.of(
                "You were told on %s: %s.".formatted(wording.moment(before.at()), reported),
                "What holds now: %s.".formatted(current),
                "What changed it: %s.".formatted(Wording.cause(cause)));
    }

    /** Returns the cause of the correction since the last mail, even if further log lines came after it. */
    private static Finding.Cause reportedCause(News reason, KnownFinding known, Before before) {
        var correctedCause = known.correctedCause();
        boolean correctedSince = known.correctedRevision() > before.finding().revision();
        return reason != News.UPDATE && correctedSince && correctedCause != null
                ? correctedCause
                : known.finding().cause();
    }

    private List<NoticeText.Fact> identity(Finding finding, String subjectName) {
        return List.of(
                new NoticeText.Fact("Employee", subjectName + " (" + finding.employeeId() + ")"),
                new NoticeText.Fact("Shift", wording.shift(finding.shift())));
    }

    private List<NoticeText.Fact> facts(Finding finding, String subjectName) {
        var minutes = finding.minutes();
        List<NoticeText.Fact> facts = new ArrayList<>(identity(finding, subjectName));
        facts.add(new NoticeText.Fact("Estimate", Statement.minutes(minutes.point())));
        facts.add(new NoticeText.Fact(
                "Band", "%s to %s min".formatted(Statement.figure(minutes.low()), Statement.figure(minutes.high()))));
        facts.add(
                new NoticeText.Fact("Limit", Statement.minutes(finding.limitMinutes()) + " " + Statement.per(finding)));
        var terms = finding.terms();
        if (terms != null && terms.from() != null && terms.to() != null) {
            facts.add(new NoticeText.Fact(
                    terms.per() == Finding.Terms.Per.WEEK ? "Week" : "Fullest window",
                    "%s to %s".formatted(wording.moment(terms.from()), wording.moment(terms.to()))));
        }
        facts.add(new NoticeText.Fact(
                "Why you are told",
                finding.tier() == Tier.ALERT
                        ? "the low end of the band is above the limit"
                        : Statement.whyReviewed(finding)));
        if (finding.firstAccess() != null && finding.lastAccess() != null) {
            facts.add(new NoticeText.Fact(
                    "Accesses",
                    "from %s to %s"
                            .formatted(wording.moment(finding.firstAccess()), wording.moment(finding.lastAccess()))));
        }
        return facts;
    }

    private static List<NoticeText.Section> sections(Finding finding) {
        List<String> sites = finding.sites().stream()
                .map(site -> site.site() + ": " + Statement.minutes(site.minutes()))
                .toList();
        List<String> excluded = finding.excluded().stream()
                .filter(left -> left.minutes() > 0)
                .map(Wording::excluded)
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
                                "Evidence: " + Wording.basis(finding.confidence()) + ".",
                                "Estimator profile %s, site catalogue %s, policy %s, revision %d of the finding."
                                        .formatted(
                                                finding.versions().profile(),
                                                finding.versions().catalogue(),
                                                finding.versions().policy(),
                                                finding.revision()))));
    }

    private List<NoticeText.Link> links(UUID noticeId, Finding finding, boolean withdrawn) {
        String findingUrl = consoleUrl + "/api/v1/findings/" + finding.findingId();
        String noticeUrl = serviceUrl + "/api/v1/notices/" + noticeId;
        List<NoticeText.Link> links = new ArrayList<>();
        if (!withdrawn) {
            links.add(new NoticeText.Link("Acknowledge, with a comment (POST, signed in)", noticeUrl + "/acknowledge"));
            links.add(new NoticeText.Link("Why each minute counted, or did not", findingUrl + "/evidence"));
        }
        links.add(new NoticeText.Link("This notice in your inbox", noticeUrl));
        return links;
    }

    private static String footer(Finding finding) {
        return "General Order M1219 gives no number; the limit is a dated and approved setting of the department."
                + " Personnel information: do not forward. Finding " + finding.findingId() + ".";
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
