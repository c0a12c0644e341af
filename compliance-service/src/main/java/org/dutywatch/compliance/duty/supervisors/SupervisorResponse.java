package org.dutywatch.compliance.duty.supervisors;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.people.chain.domain.SupervisorChain;
import org.jspecify.annotations.Nullable;

/**
 * The supervisors of an employee at an instant.
 *
 * @param chain the supervisors, the nearest first; empty at the top of the chain of command
 */
public record SupervisorResponse(String employeeId, Instant at, List<ChainLinkResponse> chain) {

    /**
     * One supervisor.
     *
     * @param inPlaceOf the supervisor whom an acting supervisor replaces; null if he does not act for another
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record ChainLinkResponse(
            String employeeId,
            SupervisorChain.SupervisorSource why,
            @Nullable String inPlaceOf) {
        static ChainLinkResponse of(SupervisorChain.ChainLink link) {
            return new ChainLinkResponse(link.employeeId(), link.source(), link.inPlaceOf());
        }
    }
}
