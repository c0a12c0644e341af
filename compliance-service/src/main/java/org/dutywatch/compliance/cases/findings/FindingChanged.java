package org.dutywatch.compliance.cases.findings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.measuring.minutes.ExcludedMinutes;
import org.dutywatch.compliance.measuring.minutes.SiteMinutes;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.findings.ChangeCause;
import org.dutywatch.compliance.model.findings.FindingChangeKind;
import org.dutywatch.compliance.model.findings.FindingState;
import org.dutywatch.compliance.model.findings.Resolution;
import org.dutywatch.compliance.model.findings.Rule;
import org.dutywatch.compliance.model.findings.Tier;
import org.dutywatch.compliance.model.verdicts.PostingIndications;
import org.jspecify.annotations.Nullable;

/** The event on topic {@value #TOPIC}; its schema and the meaning of its fields are in {@code contracts/}. */
public record FindingChanged(
        UUID findingId,
        int revision,
        String employeeId,
        Rule rule,
        String clause,
        Tier tier,
        FindingState state,
        FindingChangeKind change,
        ChangeCause cause,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Resolution resolution,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID supersededBy,

        ShiftSummary shift,
        MinutesBand minutes,
        BigDecimal limitMinutes,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LimitContextResponse terms,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PostingIndications indications,

        String confidence,
        List<SiteMinutes> sites,
        List<ExcludedMinutes> excluded,
        VersionSummary versions,
        long dutyVersion,
        @Nullable Instant firstAccess,
        @Nullable Instant lastAccess,
        Instant changedAt) {
    static final String TOPIC = "compliance.finding-changed.v1";

    public record ShiftSummary(Instant start, Instant end, ShiftKind kind) {}

    public record MinutesBand(BigDecimal low, BigDecimal point, BigDecimal high) {}

    public record VersionSummary(String profile, String catalogue, String policy) {}

    static FindingChanged of(Finding finding, FindingChangeKind change, ChangeCause cause) {
        var snapshot = finding.snapshot();
        var estimate = snapshot.estimate();
        var basis = finding.basis();
        return new FindingChanged(
                finding.id(),
                snapshot.revision(),
                finding.employeeId(),
                finding.rule(),
                finding.rule().clause(),
                snapshot.tier(),
                snapshot.state(),
                change,
                cause,
                snapshot.resolution(),
                snapshot.supersededBy(),
                new ShiftSummary(finding.shiftStart(), estimate.shiftEnd(), estimate.kind()),
                new MinutesBand(
                        estimate.low().toBigDecimal(),
                        estimate.point().toBigDecimal(),
                        estimate.high().toBigDecimal()),
                estimate.limit().toBigDecimal(),
                LimitContextResponse.of(estimate.limitContext()),
                estimate.indications(),
                basis.confidence(),
                basis.sites(),
                basis.excluded(),
                new VersionSummary(basis.profile(), basis.catalogue(), basis.policy()),
                finding.dutyVersion(),
                basis.firstAccess(),
                basis.lastAccess(),
                finding.changedAt());
    }
}
