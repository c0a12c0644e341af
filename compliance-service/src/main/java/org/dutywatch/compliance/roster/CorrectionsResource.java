package org.dutywatch.compliance.roster;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.dutywatch.compliance.viewing.PageToken;
import org.dutywatch.compliance.viewing.ViewScope;
import org.dutywatch.compliance.viewing.Viewer;
import org.dutywatch.compliance.viewing.VisibleSpans;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lists the corrections of rosters after an alert, and takes the decisions of second persons. */
@Path("/api/v1/roster/corrections")
@Tag(name = "Roster")
@Produces(MediaType.APPLICATION_JSON)
public class CorrectionsResource {
    private static final String AUDIT_ACTION = "view_roster_corrections";
    private static final int PAGE_SIZE = 200;
    private static final PageToken FIRST = new PageToken(Instant.EPOCH, new UUID(0, 0));

    private final Corrections corrections;
    private final DecideCorrection decisions;
    private final Viewer viewer;
    private final Caller caller;
    private final AuditTrail audit;

    CorrectionsResource(
            Corrections corrections, DecideCorrection decisions, Viewer viewer, Caller caller, AuditTrail audit) {
        this.corrections = corrections;
        this.decisions = decisions;
        this.viewer = viewer;
        this.caller = caller;
        this.audit = audit;
    }

    /** @param reason why the correction is declined */
    public record DeclineRequest(
            @NotBlank @Size(max = 1000) @Schema(examples = "the duty sheet says otherwise")
            String reason) {}

    @GET
    @RolesAllowed({"roster-admin", "supervisor", "administrator", "chief", "auditor"})
    @Transactional
    @Operation(
            summary = "Lists the changes of a roster that an alert keeps for a second person",
            description =
                    "A supervisor sees those of the own chain of command. An administrator reads pseudonyms unless "
                            + "purpose says why he needs the persons.")
    public Page<CorrectionResponse> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("purpose") @Nullable String purpose,
            @QueryParam("page_token") @Nullable String pageToken) {
        var wanted = state == null ? null : state(state);
        var after = pageToken == null ? FIRST : PageToken.read(pageToken);
        if (caller.has("roster-admin")) {
            audit.record(AUDIT_ACTION, null, purpose);
            return page(
                    corrections.page(VisibleSpans.everybody(), wanted, after, PAGE_SIZE + 1), UnaryOperator.identity());
        }
        ViewScope scope = viewer.scope(AUDIT_ACTION, purpose, null);
        return page(corrections.page(scope.spans(), wanted, after, PAGE_SIZE + 1), scope::label);
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed({"roster-admin", "supervisor", "administrator", "chief"})
    @Operation(
            summary = "Writes a waiting correction into the roster; never by its author nor by whom it concerns",
            description = "409 with what changed where the roster is no longer as it was when the correction was asked "
                    + "for; it then waits on, to be declined and asked for anew.")
    public CorrectionResponse approve(@PathParam("id") String id) {
        return shown(decisions.approve(uuid(id)));
    }

    @POST
    @Path("/{id}/decline")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"roster-admin", "supervisor", "administrator", "chief"})
    @Operation(summary = "Leaves the roster as it is; never by the author of the correction nor by whom it concerns")
    public CorrectionResponse decline(@PathParam("id") String id, @NotNull @Valid DeclineRequest request) {
        return shown(decisions.decline(uuid(id), request.reason()));
    }

    /** A caller who sees employees under pseudonyms sees no more in the response to a decision. */
    private CorrectionResponse shown(Correction correction) {
        return CorrectionResponse.of(
                correction,
                caller.has("roster-admin") ? UnaryOperator.identity() : viewer.scope(AUDIT_ACTION, null, null)::label);
    }

    /** @param found one more than the page size if there is a next page */
    private static Page<CorrectionResponse> page(List<Correction> found, UnaryOperator<String> label) {
        var shown = found.subList(0, Math.min(found.size(), PAGE_SIZE));
        var last = found.size() > PAGE_SIZE ? shown.get(PAGE_SIZE - 1) : null;
        return new Page<>(
                shown.stream()
                        .map(correction -> CorrectionResponse.of(correction, label))
                        .toList(),
                last == null ? null : new PageToken(last.askedAt(), last.correctionId()).text());
    }

    private static CorrectionState state(String text) {
        try {
            return CorrectionState.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "the states are " + Arrays.toString(CorrectionState.values()));
        }
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no such correction");
        }
    }
}
