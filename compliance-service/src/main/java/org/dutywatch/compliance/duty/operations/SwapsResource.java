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

@Path("/api/v1/roster/swaps")
@Tag(name = "Roster")
@RolesAllowed("roster-admin")
@Produces(MediaType.APPLICATION_JSON)
public class SwapsResource {
    private final SwapShifts swapShifts;

    SwapsResource(SwapShifts swapShifts) {
        this.swapShifts = swapShifts;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Lets one employee work the shift of another",
            description = "With with_start both swap shifts, in one version; without it the shift is repaid later, by "
                    + "another swap. A shift keeps its times, kind, break and supervisor. 422 if one of the two is on "
                    + "duty or on leave then, or has clocked in already.")
    public RosterOperationResponse swap(@NotNull @Valid SwapRequest request) {
        return swapShifts.apply(request);
    }
}
