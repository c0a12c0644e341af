package org.dutywatch.compliance.cases.closings;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.dutywatch.compliance.cases.findings.FindingRows;
import org.dutywatch.compliance.cases.findings.RequestedFindings;
import org.dutywatch.compliance.cases.findings.rest.FindingResponse;
import org.dutywatch.compliance.cases.findings.rest.ShowFinding;
import org.dutywatch.compliance.cases.review.CloseRequest;
import org.dutywatch.compliance.cases.review.ReviewerAuthorization;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;

/** Closes a finding, or asks a second person to agree. */
@Path("/api/v1/findings")
@Produces(MediaType.APPLICATION_JSON)
@Cache(noStore = true)
@Tag(name = "Findings")
public class CloseFindingResource {
    private final FindingRows findings;
    private final RequestedFindings requested;
    private final CloseFinding closeFinding;
    private final ShowFinding showFinding;
    private final ReviewerAuthorization reviewerAuthorization;
    private final AccessScope accessScope;

    CloseFindingResource(
            FindingRows findings,
            RequestedFindings requested,
            CloseFinding closeFinding,
            ShowFinding showFinding,
            ReviewerAuthorization reviewerAuthorization,
            AccessScope accessScope) {
        this.findings = findings;
        this.requested = requested;
        this.closeFinding = closeFinding;
        this.showFinding = showFinding;
        this.reviewerAuthorization = reviewerAuthorization;
        this.accessScope = accessScope;
    }

    @POST
    @Path("/{id}/close")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR})
    @Transactional
    @Operation(
            summary = "Ends the review: the finding is explained, or a wrong input was corrected",
            description =
                    "The employee himself, and whoever acknowledged the finding, cannot close it. An alert takes two"
                            + " people: it stays UNDER_REVIEW until a second person approves the closing.")
    @APIResponse(
            responseCode = "200",
            description = "The finding, CLOSED",
            content = @Content(schema = @Schema(implementation = FindingResponse.class)))
    @APIResponse(
            responseCode = "202",
            description = "The finding is an alert: a second person must approve the closing",
            content = @Content(schema = @Schema(implementation = ClosingResponse.class)))
    @APIResponse(responseCode = "403", description = "The employee is not in your chain of command")
    @APIResponse(responseCode = "404", description = "There is no such finding")
    @APIResponse(
            responseCode = "409",
            description = "The finding is not UNDER_REVIEW, or somebody has asked to close it already")
    @APIResponse(responseCode = "422", description = "The finding is about you, or you reported it")
    public Response close(@PathParam("id") UUID given, @NotNull @Valid CloseRequest request) {
        var before = requested.require(given);
        UUID id = before.id();
        String employeeId = before.employeeId();
        var actor = reviewerAuthorization.requireAuthorityOver(employeeId, before.shiftStart());
        var awaited = closeFinding.close(id, request.resolution(), actor, request.reason());
        if (awaited.isPresent()) {
            var scope = accessScope.forObjectOf("view_closing", null, employeeId, before.shiftStart());
            return Response.accepted(ClosingResponse.of(
                            awaited.get(), scope, awaited.get().decision().askedAt()))
                    .build();
        }
        var after = findings.require(id);
        return Response.ok(showFinding.show(
                        after, accessScope.forObjectOf("view_finding", null, employeeId, after.shiftStart())))
                .build();
    }
}
