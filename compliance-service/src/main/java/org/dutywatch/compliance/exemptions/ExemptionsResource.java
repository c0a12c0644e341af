package org.dutywatch.compliance.exemptions;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.compliance.imports.ImportAnswer;
import org.dutywatch.compliance.viewing.PageToken;
import org.dutywatch.compliance.viewing.TimeRange;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/exemptions")
@Tag(name = "Exemptions")
@Produces(MediaType.APPLICATION_JSON)
public class ExemptionsResource {
    private static final int PAGE_SIZE = 200;
    private static final PageToken BEFORE_FIRST = new PageToken(Instant.EPOCH, new UUID(0, 0));

    private final ImportExemptions imports;
    private final GrantExemption grants;
    private final ExemptionPages pages;
    private final ExemptionRights rights;
    private final ExemptionSight visibility;
    private final ExemptionScopes scopes;
    private final ExemptSites sites;
    private final AuditTrail audit;
    private final DepartmentTime time;

    ExemptionsResource(
            ImportExemptions imports,
            GrantExemption grants,
            ExemptionPages pages,
            ExemptionRights rights,
            ExemptionSight visibility,
            ExemptionScopes scopes,
            ExemptSites sites,
            AuditTrail audit,
            DepartmentTime time) {
        this.imports = imports;
        this.grants = grants;
        this.pages = pages;
        this.rights = rights;
        this.visibility = visibility;
        this.scopes = scopes;
        this.sites = sites;
        this.audit = audit;
        this.time = time;
    }

    @POST
    @Path("/import")
    @Consumes("text/csv")
    @RolesAllowed("roster-admin")
    @Operation(
            summary = "Adds approved exemptions from a CSV file",
            description =
                    "Without approved_by, who imports stands for the approval. Nobody can exempt himself. Optional "
                            + "columns: directed_by, approved_by, unit (instead of employee_id), purpose, sites and categories (apart by spaces), "
                            + "weekdays with time_from, time_to and zone, review_date.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "text/csv",
                            examples =
                                    @ExampleObject(
                                            name = "investigation",
                                            value = "employee_id,start,end,reason,directed_by,approved_by\n"
                                                    + "E103,2026-11-05T09:00:00-06:00,2026-11-05T12:00:00-06:00,"
                                                    + "search for a missing person,E003,E010\n")))
    public ImportAnswer<ExemptionRowAnswer> importFile(
            byte[] file, @QueryParam("dry_run") @DefaultValue("false") boolean dryRun) {
        return imports.importFile(file, dryRun);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"supervisor", "administrator"})
    @Transactional
    @ResponseStatus(201)
    @Operation(
            summary = "Approves official business in the caller's chain of command, never his own",
            description =
                    "Of one employee or of a unit, whose members at the start of a shift are meant; once or weekly; on "
                            + "all sites or on some.")
    public ExemptionResponse grant(@NotNull @Valid ExemptionRequest request) {
        refuseIf(ExemptionRow.refusal(request.start(), request.end()));
        refuseIf(sites.refusal(request.named()));
        ExemptionRow requested = request.row(time.zone(), sites);
        refuseIf(requested.refusal(time.today()));
        rights.refuseUnlessOver(request.employeeId(), request.unit());
        Exemption exemption = grants.grant(requested, rights.approver());
        grants.markTouched(List.of(exemption));
        audit.record("grant_exemption", exemption.subject(), request.reason());
        return ExemptionResponse.of(exemption, exemption.employeeId);
    }

    @GET
    @RolesAllowed({"employee", "supervisor", "administrator", "chief", "auditor", "roster-admin"})
    @Transactional
    @Operation(
            summary = "Lists the exemptions that overlap a window, revoked ones included",
            description =
                    "An administrator reads pseudonyms unless purpose says why he needs the persons. Investigations and "
                            + "intelligence are hidden from most; how many there are is told.")
    public ExemptionPage list(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("employee_id") @Nullable String employeeId,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("business_purpose") @Nullable String businessPurpose,
            @QueryParam("due_for_review") @DefaultValue("false") boolean dueForReview,
            @QueryParam("as_of") @Nullable String asOf,
            @QueryParam("purpose") @Nullable String purpose,
            @QueryParam("page_token") @Nullable String pageToken) {
        var range = TimeRange.of(from, to);
        var after = pageToken == null ? BEFORE_FIRST : PageToken.read(pageToken);
        Instant known = asOf == null ? time.now() : TimeRange.time("as_of", asOf);
        ExemptionScopes.Scope scope = scopes.of(employeeId, purpose);
        var requested = new ExemptionPages.Question(
                range,
                scope.only(),
                scope.units(),
                unit,
                businessPurpose == null ? null : purpose(businessPurpose),
                dueForReview ? time.today() : null,
                known);
        var visibleToCaller = visibility.of(purpose);
        List<Exemption> found = pages.page(requested, visibleToCaller, after, PAGE_SIZE + 1);
        var shown = found.subList(0, Math.min(found.size(), PAGE_SIZE));
        var last = found.size() > PAGE_SIZE ? shown.get(PAGE_SIZE - 1) : null;
        return new ExemptionPage(
                shown.stream()
                        .filter(scope::sees)
                        .map(one -> ExemptionResponse.of(one, scope.label(one), known))
                        .toList(),
                last == null ? null : new PageToken(last.startAt, last.exemptionId).text(),
                pages.hidden(requested, visibleToCaller));
    }

    @POST
    @Path("/{id}/revoke")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"supervisor", "administrator"})
    @Transactional
    @Operation(summary = "Takes an exemption back; the shifts that it touched are measured again")
    public ExemptionResponse revoke(@PathParam("id") String id, @NotNull @Valid RevokeRequest request) {
        Exemption exemption = Exemption.findById(uuid(id), LockModeType.PESSIMISTIC_WRITE);
        if (exemption == null || !visibility.of(request.reason()).shows(exemption)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no such exemption");
        }
        rights.refuseUnlessOver(exemption.employeeId, exemption.unit);
        if (exemption.revokedAt != null) {
            throw new ProblemException(ProblemType.CONFLICT, "the exemption is revoked already");
        }
        grants.end(exemption, request.reason());
        grants.markTouched(List.of(exemption));
        audit.record("revoke_exemption", exemption.subject(), request.reason());
        // An administrator may know the employee only by pseudonym; revoking must not reveal the employee id.
        return ExemptionResponse.of(exemption, scopes.labelAfterChange(exemption.employeeId));
    }

    private static void refuseIf(Optional<String> refusal) {
        refusal.ifPresent(reason -> {
            throw new ProblemException(ProblemType.RULE_REFUSED, reason);
        });
    }

    private static Purpose purpose(String text) {
        try {
            return Purpose.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "the purposes are " + Arrays.toString(Purpose.values()));
        }
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no such exemption");
        }
    }
}
