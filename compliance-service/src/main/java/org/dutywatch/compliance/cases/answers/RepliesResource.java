package org.dutywatch.compliance.cases.answers;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.dutywatch.compliance.cases.replies.Claim;
import org.dutywatch.compliance.cases.replies.FindingShifts;
import org.dutywatch.compliance.cases.replies.Reply;
import org.dutywatch.compliance.cases.replies.ReplyRequest;
import org.dutywatch.compliance.cases.review.ReviewerAuthorization;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Files and lists the replies of employees to findings about themselves. */
@Path("/api/v1/findings")
@Produces(MediaType.APPLICATION_JSON)
@Cache(noStore = true)
@Tag(name = "Findings")
public class RepliesResource {
    private final FileReply fileReply;
    private final FindingShifts findingShifts;
    private final ReviewerAuthorization reviewerAuthorization;
    private final AccessScope accessScope;

    RepliesResource(
            FileReply fileReply,
            FindingShifts findingShifts,
            ReviewerAuthorization reviewerAuthorization,
            AccessScope accessScope) {
        this.fileReply = fileReply;
        this.findingShifts = findingShifts;
        this.reviewerAuthorization = reviewerAuthorization;
        this.accessScope = accessScope;
    }

    @POST
    @Path("/{id}/replies")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.EMPLOYEE, Roles.SUPERVISOR})
    @Transactional
    @ResponseStatus(201)
    @Operation(
            summary = "Files the employee's reply to a finding about himself",
            description = "A voluntary reply may claim official business; a supervisor or an administrator decides on"
                    + " the claim. A compelled statement is stored apart from the finding.")
    @APIResponse(responseCode = "201", description = "The reply")
    @APIResponse(responseCode = "400", description = "The text is missing, too long or contains control characters")
    @APIResponse(responseCode = "404", description = "There is no such finding")
    @APIResponse(
            responseCode = "409",
            description = "The finding is withdrawn or superseded, or another claim is not decided yet")
    @APIResponse(responseCode = "422", description = "The finding is not about you, or the claim is outside the shift")
    public ReplyResponse reply(@PathParam("id") UUID id, @NotNull @Valid ReplyRequest request) {
        var findingShift = findingShifts.of(id);
        var actor = reviewerAuthorization.caller();
        if (!actor.isEmployee(findingShift.employeeId())) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED, "only the employee can reply to a finding about himself");
        }
        return fileReply.file(
                findingShift, actor, request, accessScope.forObjectOf("view_replies", null, findingShift.employeeId()));
    }

    @GET
    @Path("/{id}/replies")
    @RolesAllowed({Roles.EMPLOYEE, Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
    @Transactional
    @Operation(
            summary = "Lists the voluntary replies of the employee, the oldest first",
            description = "Replies show the employee's name, so an administrator needs a running unmasking.")
    @APIResponse(responseCode = "200", description = "The replies with their claims")
    @APIResponse(responseCode = "403", description = "You may not see this employee, or no unmasking of him runs")
    @APIResponse(responseCode = "404", description = "There is no such finding")
    public Page<ReplyResponse> list(@PathParam("id") UUID id, @QueryParam("purpose") @Nullable String purpose) {
        var findingShift = findingShifts.of(id);
        String employeeId = findingShift.employeeId();
        var scope = accessScope.forObjectOf(
                "view_replies", purpose, employeeId, findingShift.span().start());
        if (!scope.isShownById(employeeId)) {
            throw new ProblemException(
                    ProblemType.UNMASKING_REQUIRED,
                    "replies show the employee's name: ask for an unmasking of this finding");
        }
        Map<UUID, ClaimResponse> claims = new HashMap<>();
        Claim.of(findingShift.findingId()).forEach(claim -> claims.put(claim.replyId, ClaimResponse.of(claim, scope)));
        return new Page<>(
                Reply.of(findingShift.findingId()).stream()
                        .map(reply -> ReplyResponse.of(reply, claims.get(reply.replyId)))
                        .toList(),
                null);
    }
}
