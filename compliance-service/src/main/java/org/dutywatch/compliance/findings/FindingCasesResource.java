package org.dutywatch.compliance.findings;

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
import org.dutywatch.compliance.findings.domain.CaseStep;
import org.dutywatch.compliance.viewing.Viewer;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** Steps that people take on a finding; the rules are in {@link org.dutywatch.compliance.findings.domain.CaseLife}. */
@Path("/api/v1/findings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"supervisor", "administrator"})
@Cache(noStore = true)
@Tag(name = "Findings")
public class FindingCasesResource {
    private final FindingRows findings;
    private final ActOnFinding actOnFinding;
    private final ShowFinding showFinding;
    private final Deciders deciders;
    private final Viewer viewer;
    private final AuditTrail audit;

    FindingCasesResource(
            FindingRows findings,
            ActOnFinding actOnFinding,
            ShowFinding showFinding,
            Deciders deciders,
            Viewer viewer,
            AuditTrail audit) {
        this.findings = findings;
        this.actOnFinding = actOnFinding;
        this.showFinding = showFinding;
        this.deciders = deciders;
        this.viewer = viewer;
        this.audit = audit;
    }

    @POST
    @Path("/{id}/acknowledge")
    @Transactional
    @Operation(
            summary = "Somebody who answers for the employee has seen the finding",
            description = "Who acknowledges it has reported it, and is not its reviewer. Acknowledging the notice about"
                    + " it does the same.")
    @APIResponse(responseCode = "200", description = "The finding, ACKNOWLEDGED")
    @APIResponse(responseCode = "403", description = "The employee is not in your chain of command")
    @APIResponse(responseCode = "404", description = "There is no such finding")
    @APIResponse(responseCode = "409", description = "It is not OPEN")
    @APIResponse(responseCode = "422", description = "It is about yourself")
    public FindingResponse acknowledge(@PathParam("id") UUID id) {
        return act(id, CaseStep.ACKNOWLEDGE, "acknowledge_finding", null);
    }

    @POST
    @Path("/{id}/notice")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            summary = "Puts on record that the employee was told, and how",
            description = "From then on he has the reply window to answer. A finding that rises after that needs a new"
                    + " notice.")
    @APIResponse(responseCode = "200", description = "The finding with the notice in its history")
    @APIResponse(responseCode = "403", description = "The employee is not in your chain of command")
    @APIResponse(responseCode = "404", description = "There is no such finding")
    @APIResponse(responseCode = "409", description = "He was told already, or the finding is closed or taken back")
    @APIResponse(responseCode = "422", description = "It is about yourself")
    public FindingResponse notice(@PathParam("id") UUID id, @NotNull @Valid NoticeRequest request) {
        return act(id, CaseStep.GIVE_NOTICE, "give_notice", request.words());
    }

    @POST
    @Path("/{id}/review")
    @Transactional
    @Operation(
            summary = "Starts the review; the caller is on record as the reviewer",
            description = "Never the employee himself, nor who acknowledged the finding.")
    @APIResponse(responseCode = "200", description = "The finding, UNDER_REVIEW")
    @APIResponse(responseCode = "403", description = "The employee is not in your chain of command")
    @APIResponse(responseCode = "404", description = "There is no such finding")
    @APIResponse(responseCode = "409", description = "It is neither OPEN nor ACKNOWLEDGED")
    @APIResponse(responseCode = "422", description = "It is about yourself, or you reported it")
    public FindingResponse review(@PathParam("id") UUID id) {
        return act(id, CaseStep.START_REVIEW, "review_finding", null);
    }

    @POST
    @Path("/{id}/close")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            summary = "Ends the review: explained, or what it rests on is put right",
            description = "Never by the employee himself, nor by who acknowledged the finding.")
    @APIResponse(responseCode = "200", description = "The finding, CLOSED")
    @APIResponse(responseCode = "403", description = "The employee is not in your chain of command")
    @APIResponse(responseCode = "404", description = "There is no such finding")
    @APIResponse(responseCode = "409", description = "It is not UNDER_REVIEW")
    @APIResponse(responseCode = "422", description = "It is about yourself, or you reported it")
    public FindingResponse close(@PathParam("id") UUID id, @NotNull @Valid CloseRequest request) {
        return act(id, request.resolution().step(), "close_finding", request.reason());
    }

    @POST
    @Path("/{id}/refer")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            summary = "Ends the review by handing the finding on",
            description =
                    "Takes two: not who acknowledged it, and where nobody did, not who opened the review. Only after"
                            + " the employee was told and has answered, or the reply window has passed. The digest of the facts"
                            + " is kept in the history.")
    @APIResponse(responseCode = "200", description = "The finding, CLOSED as REFERRED")
    @APIResponse(responseCode = "403", description = "The employee is not in your chain of command")
    @APIResponse(responseCode = "404", description = "There is no such finding")
    @APIResponse(responseCode = "409", description = "It is not UNDER_REVIEW, or its evidence is no longer kept")
    @APIResponse(responseCode = "422", description = "You may not, or the employee has not been heard yet")
    public FindingResponse refer(@PathParam("id") UUID id, @NotNull @Valid ReasonRequest request) {
        return act(id, CaseStep.REFER, "refer_finding", request.reason());
    }

    private FindingResponse act(UUID id, CaseStep step, String action, @Nullable String reason) {
        var before = existing(id);
        String employeeId = before.employeeId();
        var who = deciders.over(employeeId, before.shiftStart());
        actOnFinding.act(id, step, who, reason);
        audit.record(action, employeeId, reason);
        var after = existing(id);
        return showFinding.show(after, viewer.about("view_finding", null, employeeId, after.shiftStart()));
    }

    private Finding existing(UUID id) {
        return findings.find(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "there is no finding with this id"));
    }
}
