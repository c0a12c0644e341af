package org.dutywatch.compliance.findings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.evaluation.domain.PostingIndications;
import org.dutywatch.compliance.findings.domain.Change;
import org.dutywatch.compliance.findings.domain.ChangeCause;
import org.dutywatch.compliance.findings.domain.FindingState;
import org.dutywatch.compliance.findings.domain.Resolution;
import org.dutywatch.compliance.findings.domain.Rule;
import org.dutywatch.compliance.findings.domain.Tier;
import org.dutywatch.compliance.minutes.ExcludedMinutes;
import org.dutywatch.compliance.minutes.SiteMinutes;
import org.jspecify.annotations.Nullable;

/** The event on topic {@value #TOPIC}; its schema and the meaning of its fields are in {@code contracts/}. */
record FindingChanged(
        UUID findingId,
        int revision,
        String employeeId,
        Rule rule,
        String clause,
        Tier tier,
        FindingState state,
        Change change,
        ChangeCause cause,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Resolution resolution,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID supersededBy,

        ShiftTold shift,
        MinutesTold minutes,
        BigDecimal limitMinutes,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TermsTold terms,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PostingIndications indications,

        String confidence,
        List<SiteMinutes> sites,
        List<ExcludedMinutes> excluded,
        VersionsTold versions,
        @Nullable Instant firstAccess,
        @Nullable Instant lastAccess,
        Instant changedAt) {
    static final String TOPIC = "compliance.finding-changed.v1";

    record ShiftTold(Instant start, Instant end, ShiftKind kind) {}

    record MinutesTold(BigDecimal low, BigDecimal point, BigDecimal high) {}

    record VersionsTold(String profile, String catalogue, String policy) {}

    static FindingChanged of(Finding finding, Change change, ChangeCause cause) {
        var standing = finding.standing();
        var figures = standing.figures();
        var basis = finding.basis();
        return new FindingChanged(
                finding.id(),
                standing.revision(),
                finding.employeeId(),
                finding.rule(),
                finding.rule().clause(),
                standing.tier(),
                standing.state(),
                change,
                cause,
                standing.resolution(),
                standing.supersededBy(),
                new ShiftTold(finding.shiftStart(), figures.shiftEnd(), figures.kind()),
                new MinutesTold(
                        figures.low().toBigDecimal(),
                        figures.point().toBigDecimal(),
                        figures.high().toBigDecimal()),
                figures.limit().toBigDecimal(),
                TermsTold.of(figures.terms()),
                figures.indications(),
                basis.confidence(),
                basis.sites(),
                basis.excluded(),
                new VersionsTold(basis.profile(), basis.catalogue(), basis.policy()),
                basis.firstAccess(),
                basis.lastAccess(),
                finding.changedAt());
    }
}
