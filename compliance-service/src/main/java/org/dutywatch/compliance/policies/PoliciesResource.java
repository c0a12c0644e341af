package org.dutywatch.compliance.policies;

import io.quarkus.panache.common.Sort;
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
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/policies")
@Tag(name = "Policies")
@Produces(MediaType.APPLICATION_JSON)
public class PoliciesResource {
    private final ApprovePolicy approvals;
    private final Caller caller;
    private final AuditTrail audit;
    private final Clock clock;

    PoliciesResource(ApprovePolicy approvals, Caller caller, AuditTrail audit, Clock clock) {
        this.approvals = approvals;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("administrator")
    @Transactional
    @ResponseStatus(201)
    @Operation(
            summary = "Drafts a limit; it limits nobody until a second person approves it",
            description = "In force for a shift is the approved limit of the employee's unit, else the general one, "
                    + "with the latest effective_from that is not after the start of the shift.")
    public PolicyResponse draft(@NotNull @Valid PolicyRequest request) {
        var policy = new PolicyDraft(request, caller.name(), clock.instant());
        policy.persistAndFlush();
        audit.record("draft_policy", policy.policyId.toString(), request.note());
        return PolicyResponse.of(policy);
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed({"chief", "administrator"})
    @Operation(summary = "Puts a draft in force; never by its author")
    public PolicyResponse approve(@PathParam("id") String id) {
        return approvals.approve(uuid(id));
    }

    @GET
    @RolesAllowed({"administrator", "chief", "auditor"})
    @Transactional
    @Operation(summary = "Lists all limits, the newest first")
    public Page<PolicyResponse> list() {
        return Page.all(PolicyDraft.<PolicyDraft>listAll(Sort.descending("version")).stream()
                .map(PolicyResponse::of)
                .toList());
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no such policy");
        }
    }
}
