package org.dutywatch.compliance.duty.operations;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Changes of the roster that concern a few entries, all or nothing. */
@Path("/api/v1/roster")
@Tag(name = "Roster")
@RolesAllowed(Roles.ROSTER_ADMIN)
@Produces(MediaType.APPLICATION_JSON)
public class RosterOperationsResource {
    private final CallOutEmployee callOutEmployee;
    private final ExtendShift extendShift;
    private final SwapShifts swapShifts;

    RosterOperationsResource(CallOutEmployee callOutEmployee, ExtendShift extendShift, SwapShifts swapShifts) {
        this.callOutEmployee = callOutEmployee;
        this.extendShift = extendShift;
        this.swapShifts = swapShifts;
    }

    @POST
    @Path("/call-outs")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Calls an employee who is on call to duty",
            description = "Adds a CALLBACK; before and after it the employee is on call as before. 422 if the "
                    + "employee is not on call at the start, or is on duty already.")
    public RosterOperationResponse callOut(@NotNull @Valid CallOutRequest request) {
        return callOutEmployee.apply(request);
    }

    @POST
    @Path("/extensions")
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

    @POST
    @Path("/swaps")
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
