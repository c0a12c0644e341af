package org.dutywatch.compliance.roster;

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
    private final CallOut callOut;

    CallOutsResource(CallOut callOut) {
        this.callOut = callOut;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Calls somebody who is on call to duty",
            description = "Adds a CALLBACK; before and after it the employee is on call as before. 422 where nobody is "
                    + "on call at the start, or on duty already.")
    public OperationAnswer callOut(@NotNull @Valid CallOutRequest request) {
        return callOut.apply(request);
    }
}
