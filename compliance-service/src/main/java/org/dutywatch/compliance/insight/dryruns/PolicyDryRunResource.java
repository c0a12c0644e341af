package org.dutywatch.compliance.insight.dryruns;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/policies/{id}/dry-run")
@Tag(name = "Policies")
@Produces(MediaType.APPLICATION_JSON)
public class PolicyDryRunResource {
    private final DryRunPolicy dryRunPolicy;

    PolicyDryRunResource(DryRunPolicy dryRunPolicy) {
        this.dryRunPolicy = dryRunPolicy;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
    @Operation(
            summary = "Counts the findings that past shifts would have under a draft, by unit",
            description = "The draft counts as in force from the start of the time range on, together with the"
                    + " policies in force. Computed from the facts as they are known now. The result names no person and"
                    + " is not stored, and nobody is notified. The request is recorded in the audit trail. Only an auditor"
                    + " gets exact numbers, those of units, and any time; others get rounded totals of whole weeks.")
    @APIResponse(responseCode = "200", description = "Counts of findings of tier ALERT and REVIEW by unit and rule")
    @APIResponse(
            responseCode = "400",
            description = "from or to is missing or not valid, or no whole weeks that have ended")
    @APIResponse(responseCode = "404", description = "There is no such policy")
    @APIResponse(responseCode = "413", description = "Too many shifts: ask for a shorter time")
    @APIResponse(responseCode = "429", description = "Another dry run is running")
    public PolicyDryRunResponse run(@PathParam("id") UUID id, @NotNull @Valid PolicyDryRunRequest request) {
        return dryRunPolicy.run(id, request);
    }
}
