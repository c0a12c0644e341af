package org.dutywatch.compliance.rules.exemptions.rest;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.people.access.VisibilityFilter;
import org.dutywatch.compliance.rules.exemptions.ExemptionVisibility.ExemptionReader;
import org.dutywatch.compliance.rules.exemptions.drafts.ExemptionDraft;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.sql.Database;
import org.jspecify.annotations.Nullable;

/** Lists the drafts that the caller may see, page by page. Whoever may decide on a draft may see it. */
@ApplicationScoped
class ListExemptionDrafts {
    private static final String PAGE = """
            select e.draft_id from exemption_draft e
             where (%s or e.unit in (select unit from employee where employee_id = any(:employeeIds)))
               and (%s or exists (select from decision d where d.decision_id = e.draft_id and :self = any(d.deciders)))
               and (:state::text is null
                    or :state = case when e.state = 'AWAITED' and e.decide_by <= :now then 'EXPIRED' else e.state end)
               and (e.created_at, e.draft_id) > (:afterTime, :afterId)
             order by e.created_at, e.draft_id limit :size
            """.formatted(
            VisibilityFilter.conditionOverlapping("e.employee_id", "e.start_at", "e.end_at"), ListExemptions.SHOWN);

    private final Database database;

    ListExemptionDrafts(Database database) {
        this.database = database;
    }

    /**
     * The filters of a list of drafts.
     *
     * @param visible drafts about these employees in these times, and about the units to which they belong now
     * @param state the state at {@code now}; null means any state
     */
    record DraftListQuery(
            VisibilityFilter visible, @Nullable DecisionState state, Instant now) {}

    /** At most {@code size} drafts after the given position, the oldest first. */
    @Transactional(TxType.MANDATORY)
    List<ExemptionDraft> page(DraftListQuery filter, ExemptionReader reader, PageToken after, int size) {
        List<UUID> ids = database.withHandle(handle -> filter.visible()
                .bind(ListExemptions.bindReader(handle.createQuery(PAGE), reader))
                .bindArray("employeeIds", String.class, ListExemptions.employeeIds(filter.visible()))
                .bindByType("state", filter.state(), DecisionState.class)
                .bind("now", filter.now())
                .bind("afterTime", after.time())
                .bind("afterId", after.id())
                .bind("size", size)
                .mapTo(UUID.class)
                .list());
        return ExemptionDraft.list("draftId in ?1", Sort.by("createdAt", "draftId"), ids);
    }
}
