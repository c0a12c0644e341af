package org.dutywatch.compliance.cases.findings.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.cases.findings.Finding;
import org.dutywatch.compliance.cases.findings.FindingChanged.MinutesBand;
import org.dutywatch.compliance.cases.findings.FindingChanged.ShiftSummary;
import org.dutywatch.compliance.cases.findings.FindingChanged.VersionSummary;
import org.dutywatch.compliance.cases.findings.FindingRevisionResponse;
import org.dutywatch.compliance.cases.findings.FindingWording;
import org.dutywatch.compliance.cases.findings.LimitContextResponse;
import org.dutywatch.compliance.cases.notices.Notice;
import org.dutywatch.compliance.measuring.minutes.ExcludedMinutes;
import org.dutywatch.compliance.measuring.minutes.SiteMinutes;
import org.dutywatch.compliance.model.findings.FindingState;
import org.dutywatch.compliance.model.findings.Resolution;
import org.dutywatch.compliance.model.findings.Rule;
import org.dutywatch.compliance.model.findings.Tier;
import org.dutywatch.compliance.model.verdicts.PostingIndications;
import org.dutywatch.compliance.people.access.VisibleEmployees;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A finding in a REST response; null fields are absent from the JSON.
 *
 * @param findingId to administrators and the chief an id of their own, of this period
 * @param revision absent under a pseudonym
 * @param employeeId the id, or the pseudonym where the caller may not see persons
 * @param resolution result of the review; absent unless the finding is closed
 * @param supersededBy id of the finding that replaces this one; absent unless it is superseded
 * @param shift under a pseudonym the beginnings of the local days of its times
 * @param minutes under a pseudonym to the nearest 5, as those of sites and what was excluded; estimated on-duty minutes with their band; a finding about posting is not based on them
 * @param regulation the clause in the catalogue of regulations
 * @param limitMinutes absent where the rule has no limit
 * @param terms how the minutes were compared with the limit; absent for a plain limit per shift on every site
 * @param indications absent in a finding about minutes
 * @param statement what the finding says, as a text
 * @param notKnown what the finding does not say, as texts
 * @param firstAccess absent under a pseudonym, as are the times in {@code terms} and {@code indications}, which then count
 *     in steps of 5
 * @param openedAt under a pseudonym the beginning of the local day, as other times of changes
 * @param history all revisions; absent in a list of findings
 * @param notices the notices about the finding; absent in a list of findings
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingResponse(
        UUID findingId,
        @Schema(nullable = true) @Nullable Integer revision,
        @Schema(examples = "E101") String employeeId,
        Rule rule,
        @Schema(examples = "IV.C") String clause,
        RegulationReference regulation,
        Tier tier,
        FindingState state,
        @Schema(nullable = true) @Nullable Resolution resolution,
        @Schema(nullable = true) @Nullable UUID supersededBy,
        ShiftSummary shift,
        MinutesBand minutes,

        @Schema(examples = "30.0", nullable = true) @Nullable
        BigDecimal limitMinutes,

        @Schema(nullable = true) @Nullable LimitContextResponse terms,
        @Schema(nullable = true) @Nullable PostingIndications indications,
        @Schema(examples = "URL_USERNAME") String confidence,
        List<SiteMinutes> sites,
        List<ExcludedMinutes> excluded,
        VersionSummary versions,
        @Schema(nullable = true) @Nullable Instant firstAccess,
        @Schema(nullable = true) @Nullable Instant lastAccess,
        Instant openedAt,
        Instant changedAt,

        @Schema(examples = "Estimated 46.5 on-duty minutes (band 41.2 to 52.0) against a limit of 30.0 per shift.")
        String statement,

        List<String> notKnown,
        @Schema(nullable = true) @Nullable List<FindingRevisionResponse> history,
        @Schema(nullable = true) @Nullable List<Notice> notices) {

    static FindingResponse of(Finding finding, VisibleEmployees scope) {
        return of(finding, scope, null, null);
    }

    static FindingResponse of(
            Finding finding,
            VisibleEmployees scope,
            @Nullable List<FindingRevisionResponse> history,
            @Nullable List<Notice> notices) {
        String employeeId = finding.employeeId();
        Instant moment = finding.shiftStart();
        boolean byId = scope.isShownById(employeeId, moment);
        Finding shown = byId ? finding : finding.underPseudonym(time -> scope.time(employeeId, moment, time));
        var snapshot = shown.snapshot();
        var estimate = snapshot.estimate();
        var basis = shown.basis();
        return new FindingResponse(
                scope.id(employeeId, moment, finding.id()),
                byId ? snapshot.revision() : null,
                scope.label(employeeId, moment),
                finding.rule(),
                finding.rule().clause(),
                RegulationReference.of(finding.rule()),
                snapshot.tier(),
                snapshot.state(),
                snapshot.resolution(),
                scope.idOrNull(employeeId, moment, snapshot.supersededBy()),
                new ShiftSummary(shown.shiftStart(), estimate.shiftEnd(), estimate.kind()),
                new MinutesBand(
                        estimate.low().toBigDecimal(),
                        estimate.point().toBigDecimal(),
                        estimate.high().toBigDecimal()),
                estimate.indications() == null ? estimate.limit().toBigDecimal() : null,
                LimitContextResponse.of(estimate.limitContext()),
                estimate.indications(),
                basis.confidence(),
                basis.sites(),
                basis.excluded(),
                new VersionSummary(basis.profile(), basis.catalogue(), basis.policy()),
                basis.firstAccess(),
                basis.lastAccess(),
                shown.openedAt(),
                shown.changedAt(),
                FindingWording.statement(snapshot),
                FindingWording.notKnown(snapshot),
                history,
                notices);
    }
}
