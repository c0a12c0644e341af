package org.dutywatch.compliance.duty.decisions;

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
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.UUID;
import org.dutywatch.compliance.duty.corrections.Correction;
import org.dutywatch.compliance.duty.corrections.CorrectionState;
import org.dutywatch.compliance.duty.corrections.Corrections;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.access.RequestedIds;
import org.dutywatch.compliance.people.access.RequestedIds.AboutEmployees;
import org.dutywatch.compliance.people.access.VisibleEmployees;
import org.dutywatch.eventkit.decisions.DecideChanges;
import org.dutywatch.eventkit.decisions.DeclineRequest;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.rest.PathId;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lists the corrections of rosters after an alert, and lets a second person decide on them. */
@Path("/api/v1/roster/corrections")
@Tag(name = "Roster")
@Produces(MediaType.APPLICATION_JSON)
public class CorrectionsResource {
    /** Of what is shown: under pseudonyms the oldest days first. */
    private static final Comparator<CorrectionResponse> ORDER =
            Comparator.comparing(CorrectionResponse::askedAt).thenComparing(CorrectionResponse::correctionId);

    private static final String AUDIT_ACTION = "view_roster_corrections";
    private static final int PAGE_SIZE = 200;

    private final Corrections corrections;
    private final DecideChanges decideChanges;
    private final DecideCorrection correction;
    private final AccessScope accessScope;
    private final RequestedIds requestedIds;
    private final Caller caller;
    private final Clock clock;

    CorrectionsResource(
            Corrections corrections,
            DecideChanges decideChanges,
            DecideCorrection correction,
            AccessScope accessScope,
            RequestedIds requestedIds,
            Caller caller,
            Clock clock) {
        this.corrections = corrections;
        this.decideChanges = decideChanges;
        this.correction = correction;
        this.accessScope = accessScope;
        this.requestedIds = requestedIds;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.ROSTER_ADMIN, Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
    @Transactional
    @Operation(
            summary = "Lists the roster changes for which an alert requires a second person, pending and decided",
            description = "A supervisor sees those of the own chain of command. An administrator sees pseudonyms "
                    + "unless an unmasking shows him the person.")
    public Page<CorrectionResponse> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("purpose") @Nullable String purpose,
            @QueryParam("page_token") @Nullable String pageToken) {
        var wanted = state == null ? null : state(state);
        VisibleEmployees scope = accessScope.forRosterRecords(AUDIT_ACTION, purpose, null);
        return scope.sealed(
                Page.of(
                        corrections.page(
                                scope.filter(), wanted, PageToken.startOf(scope.opened(pageToken)), PAGE_SIZE + 1),
                        PAGE_SIZE,
                        one -> new PageToken(one.decision().askedAt(), one.correctionId()),
                        one -> CorrectionResponse.of(one, clock.instant(), scope)),
                ORDER);
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed({Roles.ROSTER_ADMIN, Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHIEF})
    @Operation(
            summary = "Approves a pending correction and writes it into the roster",
            description = "Neither its author nor an employee whose roster it changes may approve it. 409 with the "
                    + "first conflict if the roster has changed since it was requested; it then stays pending, and "
                    + "somebody should decline it and request a new one.")
    public CorrectionResponse approve(@PathParam("id") String id) {
        return response(decideChanges.approve(correction, ownId(id), null));
    }

    @POST
    @Path("/{id}/decline")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ROSTER_ADMIN, Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHIEF})
    @Operation(
            summary = "Declines a pending correction; the roster stays as it is",
            description = "Neither its author nor an employee whose roster it changes may decline it.")
    public CorrectionResponse decline(@PathParam("id") String id, @NotNull @Valid DeclineRequest request) {
        return response(decideChanges.decline(correction, ownId(id), request.reason()));
    }

    /** Who keeps the roster sees everybody by id, and so each request by its own id. */
    private UUID ownId(String given) {
        UUID id = PathId.uuid(given, "no such correction");
        return caller.hasRole(Roles.ROSTER_ADMIN)
                ? id
                : requestedIds.ownId(
                        id,
                        own -> corrections
                                .find(own)
                                .map(correction -> new AboutEmployees(correction.employeeIds(), null)));
    }

    /** A caller who sees employees under pseudonyms sees no more in the response to a decision. */
    private CorrectionResponse response(Correction decided) {
        return CorrectionResponse.of(decided, clock.instant(), accessScope.forRosterRecords(AUDIT_ACTION, null, null));
    }

    private static CorrectionState state(String text) {
        try {
            return CorrectionState.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "the states are " + Arrays.toString(CorrectionState.values()));
        }
    }
}
