package org.dutywatch.compliance.people.employees.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.dutywatch.compliance.people.employees.OpenSupervisors;
import org.dutywatch.compliance.people.employees.OpenSupervisors.OpenSupervisor;
import org.dutywatch.compliance.people.employees.OpenSupervisors.OpenSupervisorReason;
import org.dutywatch.compliance.people.reads.PersonReads;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The active employees who need another supervisor, so that an administrator can have the directory corrected. */
@Path("/api/v1/employees/open-supervisors")
@Tag(name = "Employees")
@Produces(MediaType.APPLICATION_JSON)
public class OpenSupervisorsResource {
    private final OpenSupervisors openSupervisors;
    private final PersonReads reads;

    OpenSupervisorsResource(OpenSupervisors openSupervisors, PersonReads reads) {
        this.openSupervisors = openSupervisors;
        this.reads = reads;
    }

    /**
     * An active employee who needs another supervisor, without the number by which the pages are cut.
     *
     * @param supervisorId the supervisor as the directory named him
     * @param supervisorName null if he is unknown
     * @param reason why he does not count
     * @param since since when
     */
    public record OpenSupervisorResponse(
            String employeeId,
            String name,
            String unit,
            String supervisorId,
            @Nullable String supervisorName,
            OpenSupervisorReason reason,
            Instant since) {
        static OpenSupervisorResponse of(OpenSupervisor open) {
            return new OpenSupervisorResponse(
                    open.employeeId(),
                    open.name(),
                    open.unit(),
                    open.supervisorId(),
                    open.supervisorName(),
                    open.reason(),
                    open.since());
        }
    }

    @GET
    @RolesAllowed({Roles.ROSTER_ADMIN, Roles.ADMINISTRATOR, Roles.AUDITOR})
    @Transactional
    @Operation(
            summary = "Lists the active employees who need another supervisor",
            description =
                    "Those who wait the longest first. SUPERVISOR_UNKNOWN: the directory named somebody who is not"
                            + " known; he is applied as soon as he is. WOULD_LOOP: he reports to this employee. In"
                            + " both cases the employee has no supervisor meanwhile. SUPERVISOR_LEFT: the supervisor is"
                            + " not active; notices go to the next active one above. Roles roster-admin,"
                            + " administrator, auditor; the access is recorded in the audit trail.")
    public Page<OpenSupervisorResponse> list(
            @QueryParam("page_token") @Nullable String pageToken,
            @QueryParam("page_size") @DefaultValue("500") @Min(1) @Max(5000) int size) {
        var found = openSupervisors.page(PageToken.startOf(pageToken), size + 1);
        var page = Page.of(found, size, OpenSupervisor::position, OpenSupervisorResponse::of);
        reads.showsById(
                "view_open_supervisors",
                null,
                page.items().stream().map(OpenSupervisorResponse::employeeId).toList());
        return page;
    }
}
