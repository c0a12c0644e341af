package org.dutywatch.compliance.duty.operations;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/roster/call-outs")
@Tag(name = "Roster")
@RolesAllowed("roster-admin")
@Produces(MediaType.APPLICATION_JSON)
public class CallOutsResource {
    private final CallOutEmployee callOutEmployee;

    CallOutsResource(CallOutEmployee callOutEmployee) {
        this.callOutEmployee = callOutEmployee;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Calls an employee who is on call to duty",
            description = "Adds a CALLBACK; before and after it the employee is on call as before. 422 if the "
                    + "employee is not on call at the start, or is on duty already.")
    public RosterOperationResponse callOut(@NotNull @Valid CallOutRequest request) {
        return callOutEmployee.apply(request);
    }
}
