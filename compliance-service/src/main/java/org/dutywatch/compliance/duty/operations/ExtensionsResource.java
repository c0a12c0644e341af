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
            summary = "Extends a shift when the employee is held over; it remains the same shift",
            description = "Kind, break and supervisor stay the same. Overtime that is not a holdover needs an entry of "
                    + "its own: POST /api/v1/roster/shifts with kind OVERTIME. 422 if until is not after the end of "
                    + "the shift, the shift would be longer than 24 hours or overlap another, or the employee has "
                    + "clocked out already.")
    public RosterOperationResponse extend(@NotNull @Valid ExtensionRequest request) {
        return extendShift.apply(request);
    }
}
