package org.dutywatch.compliance.insight.comparisons;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Compares an estimator version with the one in force. */
@Path("/api/v1/estimator-profiles")
@Tag(name = "Estimator profiles")
@Produces(MediaType.APPLICATION_JSON)
public class ComparisonsResource {
    private final CompareProfile compareProfile;

    ComparisonsResource(CompareProfile compareProfile) {
        this.compareProfile = compareProfile;
    }

    @POST
    @Path("/{version}/comparisons")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    @Operation(
            summary = "Estimates past shifts with another version, and compares the results with those in force",
            description =
                    "Both versions use the same facts, as they are known now. The result is not stored and nobody"
                            + " is notified; the request is recorded in the audit trail. Administrators see"
                            + " employees under pseudonyms, and figures of whole weeks that have ended; a figure of few people"
                            + " in a week is null. Only an auditor may compare one unit or another time. A shift is not compared if a part of its evidence was deleted; frozen is the number of these.")
    @APIResponse(responseCode = "200", description = "The comparison")
    @APIResponse(
            responseCode = "400",
            description = "from or to is missing or not valid, or no whole weeks that have ended; or unit is given")
    @APIResponse(responseCode = "404", description = "This release has no such version")
    @APIResponse(responseCode = "413", description = "Too many shifts: ask for a shorter time")
    @APIResponse(responseCode = "422", description = "The shifts of a week are of few employees")
    @APIResponse(responseCode = "429", description = "Another comparison is running")
    public ComparisonResponse compare(@PathParam("version") String version, @NotNull @Valid ComparisonRequest request) {
        return compareProfile.compare(version, request);
    }
}
