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
            summary = "Lets one employee work another's shift, in one version",
            description =
                    "Without with_start the shift is repaid another time, by a swap of its own. Times, kind, break "
                            + "and supervisor of the shift go with it. 422 where one of the two is on duty or on leave then, or "
                            + "has clocked in already.")
    public OperationAnswer swap(@NotNull @Valid SwapRequest request) {
        return swapShifts.apply(request);
    }
}
