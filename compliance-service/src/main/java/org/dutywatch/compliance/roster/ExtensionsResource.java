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

@Path("/api/v1/roster/extensions")
@Tag(name = "Roster")
@RolesAllowed("roster-admin")
@Produces(MediaType.APPLICATION_JSON)
public class ExtensionsResource {
    private final ExtendShift extendShift;

    ExtensionsResource(ExtendShift extendShift) {
        this.extendShift = extendShift;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Holds somebody over: the same shift ends later",
            description = "Kind, break and supervisor stay. Overtime that is no holdover is an entry of its own: POST "
                    + "/api/v1/roster/shifts with kind OVERTIME. 422 where until is not after the end, the shift would "
                    + "be longer than 24 hours or overlap another, or it was clocked out already.")
    public OperationAnswer extend(@NotNull @Valid ExtensionRequest request) {
        return extendShift.apply(request);
    }
}
