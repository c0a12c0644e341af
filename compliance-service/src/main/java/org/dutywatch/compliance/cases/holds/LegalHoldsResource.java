package org.dutywatch.compliance.cases.holds;

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
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.dutywatch.compliance.cases.review.ReasonRequest;
import org.dutywatch.compliance.measuring.evidence.KeptEvidence;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.access.VisibleEmployees;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.dutywatch.eventkit.decisions.DecideChanges;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** Sets, lists and lifts legal holds. */
@Path("/api/v1/legal-holds")
@Produces(MediaType.APPLICATION_JSON)
@Cache(noStore = true)
@Tag(name = "Legal holds")
public class LegalHoldsResource {
    private static final int PAGE_SIZE = 200;

    private final SetLegalHold setLegalHold;
    private final LiftLegalHold liftLegalHold;
    private final DecideChanges decideChanges;
    private final LegalHolds holds;
    private final KeptEvidence keptEvidence;
    private final AccessScope accessScope;

    LegalHoldsResource(
            SetLegalHold setLegalHold,
            LiftLegalHold liftLegalHold,
            DecideChanges decideChanges,
            LegalHolds holds,
            KeptEvidence keptEvidence,
            AccessScope accessScope) {
        this.setLegalHold = setLegalHold;
        this.liftLegalHold = liftLegalHold;
        this.decideChanges = decideChanges;
        this.holds = holds;
        this.keptEvidence = keptEvidence;
        this.accessScope = accessScope;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF})
    @Transactional
    @Operation(
            summary = "Sets a legal hold on the data about an employee and a time, or about a finding",
            description = "It is in force at once, and until a second person lifts it. Evidence that is dropped already"
                    + " cannot be held: evidence_dropped_on names its days. Employees are named by pseudonym or id.")
    @APIResponse(responseCode = "201", description = "The legal hold, HELD")
    @APIResponse(responseCode = "400", description = "Not exactly one of employee and finding, or no valid time")
    @APIResponse(responseCode = "404", description = "There is no such employee or finding")
    @APIResponse(responseCode = "422", description = "It would be about you")
    public Response set(@NotNull @Valid LegalHoldRequest request) {
        return Response.status(Response.Status.CREATED)
                .entity(changed(setLegalHold.set(request)))
                .build();
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
    @Transactional
    @Operation(
            summary = "Lists legal holds, the oldest first; nobody sees those about himself",
            description =
                    "Administrators and the chief see neither ids nor pseudonyms, and no free text; they see the names"
                            + " of those whom a running unmasking shows them.")
    @APIResponse(responseCode = "200", description = "The legal holds, the lifted ones too")
    @APIResponse(responseCode = "400", description = "page_token is not valid")
    public Page<LegalHoldResponse> list(
            @QueryParam("employee_id") @Nullable String employeeId,
            @QueryParam("purpose") @Nullable String purpose,
            @QueryParam("page_token") @Nullable String pageToken) {
        if (employeeId != null && employeeId.startsWith(EmployeeFacts.PSEUDONYM_PREFIX)) {
            throw new ProblemException(
                    ProblemType.UNMASKING_REQUIRED,
                    "legal holds are not listed by pseudonym: ask for an unmasking of this employee");
        }
        var scope = accessScope.forRequest("view_legal_holds", purpose, employeeId);
        String one = employeeId == null
                ? null
                : scope.employeeIds().flatMap(ids -> ids.stream().findFirst()).orElse(employeeId);
        String self = accessScope.ownEmployeeId().orElse(null);
        return Page.of(
                holds.page(one, self, PageToken.startOf(pageToken), PAGE_SIZE + 1),
                PAGE_SIZE,
                hold -> new PageToken(hold.setAt(), hold.holdId()),
                hold -> response(hold, scope));
    }

    @POST
    @Path("/{id}/lift")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF})
    @Transactional
    @Operation(summary = "Asks to lift a legal hold, which stays in force until a second person approves")
    @APIResponse(responseCode = "200", description = "The legal hold, LIFT_AWAITED")
    @APIResponse(responseCode = "404", description = "There is no such legal hold")
    @APIResponse(responseCode = "409", description = "It is lifted, or somebody has asked already")
    public LegalHoldResponse askLift(@PathParam("id") UUID id, @NotNull @Valid ReasonRequest request) {
        return changed(liftLegalHold.ask(id, request.reason()));
    }

    @POST
    @Path("/{id}/lift/approve")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF})
    @Transactional
    @Operation(
            summary = "Lifts a legal hold",
            description = "Neither the one who asked nor the one who set the hold can do this. What nothing else keeps"
                    + " is dropped by the next run of its retention.")
    @APIResponse(responseCode = "200", description = "The legal hold, LIFTED")
    @APIResponse(responseCode = "404", description = "There is no such legal hold")
    @APIResponse(responseCode = "409", description = "Nobody has asked, or it is lifted already")
    @APIResponse(responseCode = "422", description = "You set the hold, or asked to lift it")
    public LegalHoldResponse approveLift(@PathParam("id") UUID id) {
        return changed(decideChanges.approve(liftLegalHold, liftLegalHold.awaited(id), null));
    }

    @POST
    @Path("/{id}/lift/decline")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF})
    @Transactional
    @Operation(summary = "Declines to lift a legal hold, which stays in force; somebody may ask again")
    @APIResponse(responseCode = "200", description = "The legal hold, HELD")
    @APIResponse(responseCode = "404", description = "There is no such legal hold")
    @APIResponse(responseCode = "409", description = "Nobody has asked, or it is lifted already")
    @APIResponse(responseCode = "422", description = "You asked to lift it")
    public LegalHoldResponse declineLift(@PathParam("id") UUID id, @NotNull @Valid ReasonRequest request) {
        return changed(decideChanges.decline(
                liftLegalHold, liftLegalHold.awaited(id), request.reason().strip()));
    }

    /** Shows the changed hold without revealing more: without an unmasking, an administrator still sees the pseudonym. */
    private LegalHoldResponse changed(LegalHold hold) {
        return response(hold, accessScope.forObjectOf("view_legal_holds", null, hold.employeeId()));
    }

    private LegalHoldResponse response(LegalHold hold, VisibleEmployees scope) {
        // Recorded as a look at the employee, also where his pseudonym is not shown.
        boolean named = scope.labelWithoutTime(hold.employeeId()).equals(hold.employeeId());
        return LegalHoldResponse.of(
                hold,
                named,
                time -> named ? time : scope.time(hold.employeeId(), hold.time().start(), time),
                scope.idOrNull(hold.employeeId(), hold.time().start(), hold.findingId()),
                keptEvidence.droppedDays(hold.employeeId(), hold.time()));
    }
}
