package org.dutywatch.compliance.dryrun;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/policies/{id}/dry-run")
@Tag(name = "Policies")
@Produces(MediaType.APPLICATION_JSON)
public class DryRunResource {
    private final TryPolicy dryRunPolicy;

    DryRunResource(TryPolicy dryRunPolicy) {
        this.dryRunPolicy = dryRunPolicy;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"administrator", "chief", "auditor"})
    @Operation(
            summary = "How many findings a draft would have made of past shifts, by unit",
            description = "As if it were in force from the first of them on, beside what is in force. Computed from the"
                    + " facts as they are known now; it names no person, nothing is kept and nobody is told. That it was"
                    + " asked is recorded.")
    @APIResponse(responseCode = "200", description = "Counts of alerts and reviews by unit and rule")
    @APIResponse(responseCode = "400", description = "from or to missing or wrong")
    @APIResponse(responseCode = "404", description = "There is no such policy")
    @APIResponse(responseCode = "413", description = "Too many shifts: ask for a shorter time")
    @APIResponse(responseCode = "429", description = "Another dry run is going on")
    public DryRunResponse run(@PathParam("id") UUID id, @NotNull @Valid DryRunRequest request) {
        return dryRunPolicy.apply(id, request);
    }
}
