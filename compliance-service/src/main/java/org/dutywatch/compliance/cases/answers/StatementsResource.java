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
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.dutywatch.compliance.cases.replies.FindingShifts;
import org.dutywatch.compliance.cases.review.ReasonRequest;
import org.dutywatch.compliance.cases.review.ReviewerAuthorization;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.eventkit.audit.AuditTrail;
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

/** Compelled statements, stored apart from replies. Only administrators and auditors read them; reads are audited. */
@Path("/api/v1/findings")
@Produces(MediaType.APPLICATION_JSON)
@Cache(noStore = true)
@Tag(name = "Compelled statements")
public class StatementsResource {
    private final FindingShifts findingShifts;
    private final ReviewerAuthorization reviewerAuthorization;
    private final AccessScope accessScope;
    private final AuditTrail audit;
    private final Clock clock;

    StatementsResource(
            FindingShifts findingShifts,
            ReviewerAuthorization reviewerAuthorization,
            AccessScope accessScope,
            AuditTrail audit,
            Clock clock) {
        this.findingShifts = findingShifts;
        this.reviewerAuthorization = reviewerAuthorization;
        this.accessScope = accessScope;
        this.audit = audit;
        this.clock = clock;
    }

    @POST
    @Path("/{id}/statements/orders")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Transactional
    @ResponseStatus(201)
    @Operation(
            summary = "Records that the employee was ordered to make a statement",
            description = "The statement is then compelled: it is stored apart and never used as a reply.")
    @APIResponse(responseCode = "201", description = "The order")
    @APIResponse(responseCode = "404", description = "There is no such finding")
    @APIResponse(responseCode = "422", description = "The finding is about you")
    public StatementResponse order(@PathParam("id") UUID id, @NotNull @Valid ReasonRequest request) {
        var findingShift = findingShifts.of(id);
        var actor = reviewerAuthorization.requireAuthorityOver(
                findingShift.employeeId(), findingShift.span().start());
        if (actor.isEmployee(findingShift.employeeId())) {
            throw new ProblemException(ProblemType.RULE_REFUSED, "you cannot order a statement from yourself");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var order = new StatementOrder(findingShift, request.reason().strip(), actor.user(), now);
        order.persist();
        audit.record("order_statement", findingShift.employeeId(), request.reason());
        return StatementResponse.of(order);
    }

    @GET
    @Path("/{id}/statements")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    @Transactional
    @Operation(
            summary = "Lists orders and compelled statements, the oldest first",
            description = "An administrator needs a running unmasking of the employee. Each access is recorded in the"
                    + " audit trail.")
    @APIResponse(responseCode = "200", description = "Orders and statements")
    @APIResponse(responseCode = "403", description = "You are an administrator, and no unmasking of the employee runs")
    @APIResponse(responseCode = "404", description = "There is no such finding")
    public Page<StatementResponse> list(@PathParam("id") UUID id, @QueryParam("purpose") @Nullable String purpose) {
        var findingShift = findingShifts.of(id);
        accessScope.requireUnmasked("view_compelled_statements", purpose, findingShift.employeeId());
        return new Page<>(
                Stream.concat(
                                StatementOrder.of(findingShift.findingId()).stream()
                                        .map(StatementResponse::of),
                                CompelledStatement.of(findingShift.findingId()).stream()
                                        .map(StatementResponse::of))
                        .sorted(Comparator.comparing(StatementResponse::at))
                        .toList(),
                null);
    }
}
