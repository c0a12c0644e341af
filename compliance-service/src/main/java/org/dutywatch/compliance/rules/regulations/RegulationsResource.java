package org.dutywatch.compliance.rules.regulations;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The clauses of the order, and what Dutywatch can and cannot observe of them. Open to every role of persons. */
@Path("/api/v1/regulations")
@Tag(name = "Regulations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
    Roles.NETWORK_ADMIN,
    Roles.ROSTER_ADMIN,
    Roles.SUPERVISOR,
    Roles.ADMINISTRATOR,
    Roles.CHIEF,
    Roles.EMPLOYEE,
    Roles.AUDITOR
})
public class RegulationsResource {

    @GET
    @Operation(
            summary = "Lists the clauses of the order with their class letters",
            description = "Summaries in our own words; the text of the order is binding. Each clause says what a log"
                    + " can and cannot show about it, and which rules of findings are about it.")
    public Regulations list() {
        return Regulations.CATALOGUE;
    }

    @GET
    @Path("/{clause}")
    @Operation(summary = "Shows one clause")
    @APIResponse(responseCode = "200", description = "The clause")
    @APIResponse(responseCode = "404", description = "The catalogue has no such clause")
    public Regulation one(@PathParam("clause") String clause) {
        return Regulations.CATALOGUE
                .find(clause)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "there is no such clause"));
    }
}
