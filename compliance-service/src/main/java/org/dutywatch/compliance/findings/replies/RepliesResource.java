package org.dutywatch.compliance.findings.replies;

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
import org.dutywatch.compliance.findings.ConcernedShifts;
import org.dutywatch.compliance.findings.Deciders;
import org.dutywatch.compliance.viewing.Viewer;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Page;
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
    private final ConcernedShifts shifts;
    private final Deciders deciders;
    private final Viewer viewer;

    RepliesResource(FileReply fileReply, ConcernedShifts shifts, Deciders deciders, Viewer viewer) {
        this.fileReply = fileReply;
        this.shifts = shifts;
        this.deciders = deciders;
        this.viewer = viewer;
    }

    @POST
    @Path("/{id}/replies")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"employee", "supervisor"})
    @Transactional
    @ResponseStatus(201)
    @Operation(
            summary = "The employee answers a finding about himself",
            description = "A voluntary reply may claim official business: somebody of the chain of command decides. A"
                    + " compelled statement is kept apart and is no part of the finding.")
    @APIResponse(responseCode = "201", description = "It is filed")
    @APIResponse(responseCode = "400", description = "The text is missing, too long or holds control characters")
    @APIResponse(responseCode = "404", description = "There is no such finding")
    @APIResponse(responseCode = "409", description = "The finding was taken back, or a claim waits for its decision")
    @APIResponse(responseCode = "422", description = "It is not about you, or the claim reaches beyond the shift")
    public ReplyResponse reply(@PathParam("id") UUID id, @NotNull @Valid ReplyRequest request) {
        var concerned = shifts.of(id);
        var who = deciders.caller();
        if (!who.isEmployee(concerned.employeeId())) {
            throw new ProblemException(ProblemType.RULE_REFUSED, "only the employee answers a finding about himself");
        }
        return fileReply.file(concerned, who, request, viewer.about("view_replies", null, concerned.employeeId()));
    }

    @GET
    @Path("/{id}/replies")
    @RolesAllowed({"employee", "supervisor", "administrator", "chief", "auditor"})
    @Transactional
    @Operation(
            summary = "What the employee answered of his own accord, oldest first",
            description = "It is read with the person's name, so an administrator gives a purpose.")
    @APIResponse(responseCode = "200", description = "The replies with their claims")
    @APIResponse(responseCode = "400", description = "A purpose is needed")
    @APIResponse(responseCode = "403", description = "The employee is not yours to see")
    @APIResponse(responseCode = "404", description = "There is no such finding")
    public Page<ReplyResponse> list(@PathParam("id") UUID id, @QueryParam("purpose") @Nullable String purpose) {
        var concerned = shifts.of(id);
        String employeeId = concerned.employeeId();
        var scope = viewer.about(
                "view_replies", purpose, employeeId, concerned.span().start());
        if (!scope.named(employeeId)) {
            throw new ProblemException(
                    ProblemType.PURPOSE_REQUIRED, "replies are read with the person's name: say why with ?purpose=");
        }
        Map<UUID, ClaimResponse> claims = new HashMap<>();
        Claim.of(id).forEach(claim -> claims.put(claim.replyId, ClaimResponse.of(claim, scope)));
        return new Page<>(
                Reply.of(id).stream()
                        .map(reply -> ReplyResponse.of(reply, claims.get(reply.replyId)))
                        .toList(),
                null);
    }
}
