package org.dutywatch.compliance.cases.findings;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.identity.Actors;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.model.cases.Actor.Account;
import org.dutywatch.compliance.model.cases.FindingCase;
import org.dutywatch.compliance.model.findings.Estimate;
import org.dutywatch.compliance.model.findings.FindingChangeKind;
import org.dutywatch.compliance.model.findings.FindingState;
import org.dutywatch.compliance.model.findings.Tier;
import org.dutywatch.compliance.model.time.Minutes;
import org.dutywatch.compliance.model.verdicts.PostingIndications;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Reads from the history of a finding what people did about it. */
@ApplicationScoped
public class FindingCases {
    private static final String HISTORY = """
            select change, state, tier, minutes_low, minutes, minutes_high, limit_minutes,
                   (indications ->> 'count')::int as indications, actor, actor_employee_id, actor_issuer,
                   actor_subject, changed_at
              from finding_change where finding_id = :id order by revision
            """;

    private final Database database;
    private final Actors actors;

    FindingCases(Database database, Actors actors) {
        this.database = database;
        this.actors = actors;
    }

    /** A row of {@link #HISTORY}; {@code indications} is null in a finding about minutes. */
    public record Revision(
            FindingChangeKind change,
            FindingState state,
            Tier tier,
            BigDecimal minutesLow,
            BigDecimal minutes,
            BigDecimal minutesHigh,
            BigDecimal limitMinutes,
            @Nullable Integer indications,
            @Nullable String actor,
            @Nullable String actorEmployeeId,
            @Nullable String actorIssuer,
            @Nullable String actorSubject,
            Instant changedAt) {

        private FindingCase.CaseEvent event(Estimate current, Actors actors) {
            return new FindingCase.CaseEvent(
                    change,
                    state,
                    actor == null ? null : actors.asKnownNow(new Actor(actor, actorEmployeeId, account())),
                    new FindingCase.Severity(tier, estimate(current)),
                    changedAt);
        }

        private @Nullable Account account() {
            return actorIssuer == null || actorSubject == null ? null : new Account(actorIssuer, actorSubject);
        }

        /** The estimate of this revision, but with the current shift: only the amounts are compared here. */
        private Estimate estimate(Estimate current) {
            return new Estimate(
                    current.shiftEnd(),
                    current.kind(),
                    Minutes.of(minutesLow),
                    Minutes.of(minutes),
                    Minutes.of(minutesHigh),
                    Minutes.of(limitMinutes),
                    indications == null ? null : new PostingIndications(indications, List.of(), null, null));
        }
    }

    public FindingCase of(Finding finding) {
        List<Revision> history = database.withHandle(handle -> handle.createQuery(HISTORY)
                .bind("id", finding.id())
                .map(ConstructorMapper.of(Revision.class))
                .list());
        var current = finding.snapshot().estimate();
        return FindingCase.of(history.stream()
                .map(revision -> revision.event(current, actors))
                .toList());
    }
}
