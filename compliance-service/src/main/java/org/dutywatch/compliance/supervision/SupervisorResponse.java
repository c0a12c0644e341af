package org.dutywatch.compliance.supervision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.supervision.domain.SupervisorAt;
import org.jspecify.annotations.Nullable;

/**
 * The supervisors of an employee at an instant.
 *
 * @param chain the supervisors, the nearest first; empty at the top of the chain of command
 */
public record SupervisorResponse(String employeeId, Instant at, List<Link> chain) {

    /**
     * One supervisor.
     *
     * @param inPlaceOf the supervisor whom an acting supervisor replaces; null if he does not act for another
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Link(
            String employeeId,
            SupervisorAt.Why why,
            @Nullable String inPlaceOf) {
        static Link of(SupervisorAt.Link link) {
            return new Link(link.employeeId(), link.why(), link.inPlaceOf());
        }
    }
}
