package org.dutywatch.compliance.cases.answers;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.cases.replies.Claim;
import org.dutywatch.compliance.cases.replies.ClaimState;
import org.dutywatch.compliance.people.access.VisibilityFilter;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.sql.Database;
import org.jspecify.annotations.Nullable;

/** Lists claims page by page, the oldest first. Whoever may see a finding may see the claims about it. */
@ApplicationScoped
class ListClaims {
    private static final String PAGE =
            """
            select claim.claim_id
              from official_business_claim claim join finding using (finding_id)
             where %s
               and (:state::text is null or claim.state = :state)
               and (claim.filed_at, claim.claim_id) > (:afterTime, :afterId)
             order by claim.filed_at, claim.claim_id limit :size
            """.formatted(VisibilityFilter.conditionAt("claim.employee_id", "finding.shift_start"));

    private final Database database;

    ListClaims(Database database) {
        this.database = database;
    }

    /**
     * At most {@code size} claims after the position.
     *
     * @param state null means any state
     */
    List<Claim> page(VisibilityFilter visible, @Nullable ClaimState state, PageToken after, int size) {
        List<UUID> ids = database.withHandle(handle -> visible.bind(handle.createQuery(PAGE))
                .bind("state", state == null ? null : state.name())
                .bind("afterTime", after.time())
                .bind("afterId", after.id())
                .bind("size", size)
                .mapTo(UUID.class)
                .list());
        return Claim.list("claimId in ?1", Sort.by("filedAt", "claimId"), ids);
    }
}
