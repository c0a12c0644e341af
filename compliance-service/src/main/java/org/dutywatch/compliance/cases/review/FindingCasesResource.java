package org.dutywatch.compliance.cases.review;

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
import java.util.UUID;
import org.dutywatch.compliance.cases.findings.FindingRows;
import org.dutywatch.compliance.cases.findings.RequestedFindings;
import org.dutywatch.compliance.cases.findings.rest.FindingResponse;
import org.dutywatch.compliance.cases.findings.rest.ShowFinding;
import org.dutywatch.compliance.model.cases.CaseStep;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** Steps that people take on a finding; the rules are in {@link org.dutywatch.compliance.model.cases.CasePolicy}. */
@Path("/api/v1/findings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR})
@Cache(noStore = true)
@Tag(name = "Findings")
public class FindingCasesResource {
    private final FindingRows findings;
    private final RequestedFindings requested;
    private final ActOnFinding actOnFinding;
    private final ShowFinding showFinding;
    private final ReviewerAuthorization reviewerAuthorization;
    private final AccessScope accessScope;
    private final AuditTrail audit;

    FindingCasesResource(
            FindingRows findings,
            RequestedFindings requested,
            ActOnFinding actOnFinding,
            ShowFinding showFinding,
            ReviewerAuthorization reviewerAuthorization,
            AccessScope accessScope,
            AuditTrail audit) {
        this.findings = findings;
        this.requested = requested;
        this.actOnFinding = actOnFinding;
        this.showFinding = showFinding;
        this.reviewerAuthorization = reviewerAuthorization;
        this.accessScope = accessScope;
        this.audit = audit;
    }

    @POST
    @Path("/{id}/acknowledge")
    @Transactional
    @Operation(
            summary = "Acknowledges a finding: a supervisor or an administrator has seen it",
            description = "Whoever acknowledges a finding has reported it and cannot review it. Acknowledging the"
                    + " supervisor's notice about it has the same effect.")
    @APIResponse(responseCode = "200", description = "The finding, ACKNOWLEDGED")
    @APIResponse(responseCode = "403", description = "The employee is not in your chain of command")
    @APIResponse(responseCode = "404", description = "There is no such finding")
    @APIResponse(responseCode = "409", description = "The finding is not OPEN")
    @APIResponse(responseCode = "422", description = "The finding is about you")
    public FindingResponse acknowledge(@PathParam("id") UUID id) {
        return act(id, CaseStep.ACKNOWLEDGE, "acknowledge_finding", null);
    }

    @POST
    @Path("/{id}/notice")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            summary = "Records that notice of the finding was given to the employee, and how",
            description = "The employee can then reply within the reply window. If the tier or the figures rise later,"
                    + " a new notice is needed.")
    @APIResponse(responseCode = "200", description = "The finding with the notice to the employee in its history")
    @APIResponse(responseCode = "403", description = "The employee is not in your chain of command")
    @APIResponse(responseCode = "404", description = "There is no such finding")
    @APIResponse(
            responseCode = "409",
            description = "Notice was already given, or the finding is closed, withdrawn or superseded")
    @APIResponse(responseCode = "422", description = "The finding is about you")
    public FindingResponse notice(@PathParam("id") UUID id, @NotNull @Valid NoticeRequest request) {
        return act(id, CaseStep.GIVE_NOTICE, "give_notice", request.asReason());
    }

    @POST
    @Path("/{id}/review")
    @Transactional
    @Operation(
            summary = "Starts the review, with the caller as the reviewer",
            description = "The employee himself, and whoever acknowledged the finding, cannot review it.")
    @APIResponse(responseCode = "200", description = "The finding, UNDER_REVIEW")
    @APIResponse(responseCode = "403", description = "The employee is not in your chain of command")
    @APIResponse(responseCode = "404", description = "There is no such finding")
    @APIResponse(responseCode = "409", description = "The finding is neither OPEN nor ACKNOWLEDGED")
    @APIResponse(responseCode = "422", description = "The finding is about you, or you reported it")
    public FindingResponse review(@PathParam("id") UUID id) {
        return act(id, CaseStep.START_REVIEW, "review_finding", null);
    }

    @POST
    @Path("/{id}/refer")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            summary = "Ends the review by referring the finding",
            description = "A second person must do this: not the one who acknowledged the finding or, where nobody did,"
                    + " the one who started the review. Possible only after notice was given to the employee, and"
                    + " he has replied or let the reply window pass. The history keeps a digest of the facts.")
    @APIResponse(responseCode = "200", description = "The finding, CLOSED as REFERRED")
    @APIResponse(responseCode = "403", description = "The employee is not in your chain of command")
    @APIResponse(responseCode = "404", description = "There is no such finding")
    @APIResponse(responseCode = "409", description = "The finding is not UNDER_REVIEW, or its evidence was deleted")
    @APIResponse(responseCode = "422", description = "You may not refer it, or the employee can still reply")
    public FindingResponse refer(@PathParam("id") UUID id, @NotNull @Valid ReasonRequest request) {
        return act(id, CaseStep.REFER, "refer_finding", request.reason());
    }

    private FindingResponse act(UUID given, CaseStep step, String action, @Nullable String reason) {
        var before = requested.require(given);
        UUID id = before.id();
        String employeeId = before.employeeId();
        var actor = reviewerAuthorization.requireAuthorityOver(employeeId, before.shiftStart());
        actOnFinding.act(id, step, actor, reason);
        audit.record(action, employeeId, reason);
        var after = findings.require(id);
        return showFinding.show(after, accessScope.forObjectOf("view_finding", null, employeeId, after.shiftStart()));
    }
}
