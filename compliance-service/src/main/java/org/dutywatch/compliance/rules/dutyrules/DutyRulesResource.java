package org.dutywatch.compliance.rules.dutyrules;

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
import java.time.Instant;
import org.dutywatch.compliance.decisions.DecisionKind;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.decisions.AwaitedDecisions;
import org.dutywatch.eventkit.decisions.DecideChanges;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.PathId;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/duty-rules")
@Tag(name = "Duty")
@Produces(MediaType.APPLICATION_JSON)
public class DutyRulesResource {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final DecideChanges decideChanges;
    private final ApproveDutyRule approvals;
    private final AwaitedDecisions decisions;
    private final Caller caller;
    private final AuditTrail audit;
    private final Clock clock;

    DutyRulesResource(
            DecideChanges decideChanges,
            ApproveDutyRule approvals,
            AwaitedDecisions decisions,
            Caller caller,
            AuditTrail audit,
            Clock clock) {
        this.decideChanges = decideChanges;
        this.approvals = approvals;
        this.decisions = decisions;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Transactional
    @ResponseStatus(201)
    @Operation(
            summary = "Drafts a rule of what counts as duty; no effect until a second person approves it",
            description = "The approved rule with the latest effective_from that is not after the planned start of a "
                    + "shift applies to it. Without a rule, meal breaks are duty-free and details are duty.")
    public DutyRuleResponse draft(@NotNull @Valid DutyRuleRequest request) {
        if (request.effectiveFrom().isBefore(EARLIEST)
                || request.effectiveFrom().isAfter(LATEST)) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "effective_from is not between the years 2000 and 2100");
        }
        var rule = new StoredDutyRule(request, caller.name(), clock.instant());
        rule.persistAndFlush();
        decisions.ask(decisions.askedNow(rule.ruleId, DecisionKind.DUTY_RULE));
        audit.record("draft_duty_rule", rule.ruleId.toString(), request.note());
        return DutyRuleResponse.of(rule);
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed({Roles.CHIEF, Roles.ADMINISTRATOR})
    @Operation(
            summary = "Approves a draft, which puts it in force; its author cannot approve it",
            description = "422 if it would count more time of the past as duty. A rule that counts less may take "
                    + "effect in the past; the affected shifts are evaluated again.")
    public DutyRuleResponse approve(@PathParam("id") String id) {
        return DutyRuleResponse.of(decideChanges.approve(approvals, PathId.uuid(id, "no such duty rule"), null));
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
    @Transactional
    @Operation(summary = "Lists all rules of what counts as duty, the newest first")
    public Page<DutyRuleResponse> list() {
        return Page.all(StoredDutyRule.<StoredDutyRule>listAll(Sort.descending("version")).stream()
                .map(DutyRuleResponse::of)
                .toList());
    }
}
