package org.dutywatch.compliance.rules.policies;

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
import org.dutywatch.compliance.decisions.DecisionKind;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.decisions.AwaitedDecisions;
import org.dutywatch.eventkit.decisions.DecideChanges;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.PathId;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/policies")
@Tag(name = "Policies")
@Produces(MediaType.APPLICATION_JSON)
public class PoliciesResource {
    private final DecideChanges decideChanges;
    private final ApprovePolicy approvals;
    private final AwaitedDecisions decisions;
    private final Caller caller;
    private final AuditTrail audit;
    private final Clock clock;
    private final PolicyTermsMapper termsMapper;

    PoliciesResource(
            DecideChanges decideChanges,
            ApprovePolicy approvals,
            AwaitedDecisions decisions,
            Caller caller,
            AuditTrail audit,
            Clock clock,
            PolicyTermsMapper termsMapper) {
        this.decideChanges = decideChanges;
        this.approvals = approvals;
        this.decisions = decisions;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
        this.termsMapper = termsMapper;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Transactional
    @ResponseStatus(201)
    @Operation(
            summary = "Drafts limits; they have no effect until a second person approves them",
            description = "Of the approved policies about the same sites, one applies to a shift: the most specific"
                    + " that covers it (unit before rank before kind of duty); if there are several, the one with the"
                    + " latest effective_from that is not after the start of the shift. Reaching a notice level gives"
                    + " a REVIEW. ALERT: the low estimate from inspected requests is over the limit, also without"
                    + " accesses near embedded content, and the roster is known.")
    @APIResponse(responseCode = "201", description = "The draft, with every site that its categories contain")
    @APIResponse(responseCode = "400", description = "No limit, or an invalid one; the detail names the field")
    public PolicyResponse draft(@NotNull @Valid PolicyRequest request) {
        var terms = termsMapper.fromRequest(request);
        var policy = new StoredPolicy(request, termsMapper.toJson(terms), caller.name(), clock.instant());
        policy.persistAndFlush();
        decisions.ask(decisions.askedNow(policy.policyId, DecisionKind.POLICY));
        audit.record("draft_policy", policy.policyId.toString(), request.note());
        return PolicyResponse.of(policy, terms);
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed({Roles.CHIEF, Roles.ADMINISTRATOR})
    @Operation(
            summary = "Approves a draft, which puts it in force; not by its author, and never harsher for the past",
            description = "A first limit may take effect in the past, because no other limit applied there; so may a"
                    + " milder one. A limit that is harsher than the one under which shifts were already measured is"
                    + " refused.")
    @APIResponse(responseCode = "200", description = "The policy; it is in force from effective_from on")
    @APIResponse(responseCode = "404", description = "There is no such policy")
    @APIResponse(responseCode = "409", description = "It is approved already")
    @APIResponse(responseCode = "422", description = "You are its author, or it is harsher for the past")
    public PolicyResponse approve(@PathParam("id") String id) {
        var policy = decideChanges.approve(approvals, PathId.uuid(id, "no such policy"), null);
        return PolicyResponse.of(policy, termsMapper.fromJson(policy.terms));
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
    @Transactional
    @Operation(summary = "Lists all limits, the newest first")
    public Page<PolicyResponse> list() {
        return Page.all(StoredPolicy.<StoredPolicy>listAll(Sort.descending("version")).stream()
                .map(policy -> PolicyResponse.of(policy, termsMapper.fromJson(policy.terms)))
                .toList());
    }
}
