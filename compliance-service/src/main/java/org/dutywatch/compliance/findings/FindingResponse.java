package org.dutywatch.compliance.findings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.evaluation.domain.PostingIndications;
import org.dutywatch.compliance.findings.FindingChanged.MinutesTold;
import org.dutywatch.compliance.findings.FindingChanged.ShiftTold;
import org.dutywatch.compliance.findings.FindingChanged.VersionsTold;
import org.dutywatch.compliance.findings.domain.FindingState;
import org.dutywatch.compliance.findings.domain.Resolution;
import org.dutywatch.compliance.findings.domain.Rule;
import org.dutywatch.compliance.findings.domain.Tier;
import org.dutywatch.compliance.minutes.ExcludedMinutes;
import org.dutywatch.compliance.minutes.SiteMinutes;
import org.dutywatch.compliance.notices.Notice;
import org.dutywatch.compliance.viewing.ViewScope;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A finding in a REST response; null fields are absent from the JSON.
 *
 * @param employeeId the id, or the pseudonym where the caller may not see persons
 * @param resolution result of the review; absent unless the finding is closed
 * @param supersededBy id of the finding that replaces this one; absent unless it is superseded
 * @param minutes estimated on-duty minutes with their band; a finding about posting does not rest on them
 * @param regulation the clause in the catalogue of regulations
 * @param limitMinutes absent where the rule has no limit
 * @param terms how the minutes were compared with the limit; absent for a plain limit per shift on every site
 * @param indications absent in a finding about minutes
 * @param statement what the figures say, in words
 * @param notKnown what they do not say
 * @param history all revisions; absent in a list of findings
 * @param notices the notices about the finding; absent in a list of findings
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingResponse(
        UUID findingId,
        int revision,

        @Schema(examples = "E101") String employeeId,

        Rule rule,

        @Schema(examples = "IV.C") String clause,

        RegulationTold regulation,

        Tier tier,
        FindingState state,

        @Schema(nullable = true) @Nullable Resolution resolution,

        @Schema(nullable = true) @Nullable UUID supersededBy,

        ShiftTold shift,
        MinutesTold minutes,

        @Schema(examples = "30.0", nullable = true) @Nullable
        BigDecimal limitMinutes,

        @Schema(nullable = true) @Nullable TermsTold terms,

        @Schema(nullable = true) @Nullable PostingIndications indications,

        @Schema(examples = "URL_USERNAME") String confidence,

        List<SiteMinutes> sites,
        List<ExcludedMinutes> excluded,
        VersionsTold versions,

        @Schema(nullable = true) @Nullable Instant firstAccess,

        @Schema(nullable = true) @Nullable Instant lastAccess,

        Instant openedAt,
        Instant changedAt,

        @Schema(examples = "Estimated 46.5 on-duty minutes (band 41.2 to 52.0) against a limit of 30.0 per shift.")
        String statement,

        List<String> notKnown,

        @Schema(nullable = true) @Nullable List<FindingRows.Past> history,

        @Schema(nullable = true) @Nullable List<Notice> notices) {

    static FindingResponse of(Finding finding, ViewScope scope) {
        return of(finding, scope, null, null);
    }

    static FindingResponse of(
            Finding finding,
            ViewScope scope,
            @Nullable List<FindingRows.Past> history,
            @Nullable List<Notice> notices) {
        var standing = finding.standing();
        var figures = standing.figures();
        var basis = finding.basis();
        return new FindingResponse(
                finding.id(),
                standing.revision(),
                scope.label(finding.employeeId(), finding.shiftStart()),
                finding.rule(),
                finding.rule().clause(),
                RegulationTold.of(finding.rule()),
                standing.tier(),
                standing.state(),
                standing.resolution(),
                standing.supersededBy(),
                new ShiftTold(finding.shiftStart(), figures.shiftEnd(), figures.kind()),
                new MinutesTold(
                        figures.low().toBigDecimal(),
                        figures.point().toBigDecimal(),
                        figures.high().toBigDecimal()),
                figures.indications() == null ? figures.limit().toBigDecimal() : null,
                TermsTold.of(figures.terms()),
                figures.indications(),
                basis.confidence(),
                basis.sites(),
                basis.excluded(),
                new VersionsTold(basis.profile(), basis.catalogue(), basis.policy()),
                basis.firstAccess(),
                basis.lastAccess(),
                finding.openedAt(),
                finding.changedAt(),
                Wording.statement(standing),
                Wording.notKnown(standing),
                history,
                notices);
    }
}
