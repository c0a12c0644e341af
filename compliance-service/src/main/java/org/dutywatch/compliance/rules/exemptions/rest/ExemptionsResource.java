package org.dutywatch.compliance.rules.exemptions.rest;

import jakarta.annotation.security.RolesAllowed;
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
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.dutywatch.compliance.imports.ImportResponse;
import org.dutywatch.compliance.model.time.FarFuture;
import org.dutywatch.compliance.rules.exemptions.DepartmentClock;
import org.dutywatch.compliance.rules.exemptions.Exemption;
import org.dutywatch.compliance.rules.exemptions.ExemptionAuthorization;
import org.dutywatch.compliance.rules.exemptions.ExemptionListAuthorization;
import org.dutywatch.compliance.rules.exemptions.ExemptionPurpose;
import org.dutywatch.compliance.rules.exemptions.ExemptionScope;
import org.dutywatch.compliance.rules.exemptions.ExemptionVisibility;
import org.dutywatch.compliance.rules.exemptions.RequestedExemption;
import org.dutywatch.compliance.rules.exemptions.ResolveExemptSites;
import org.dutywatch.compliance.rules.exemptions.drafts.ChangeExemptions;
import org.dutywatch.compliance.rules.exemptions.drafts.ExemptionChange;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.rest.PathId;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.eventkit.rest.TimeRange;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/exemptions")
@Tag(name = "Exemptions")
@Produces(MediaType.APPLICATION_JSON)
public class ExemptionsResource {
    private static final int PAGE_SIZE = 200;

    private final ImportExemptions imports;
    private final ChangeExemptions changes;
    private final ListExemptions listExemptions;
    private final ExemptionAuthorization authorization;
    private final ExemptionVisibility visibility;
    private final ExemptionListAuthorization listAuthorization;
    private final ResolveExemptSites sites;
    private final DepartmentClock departmentClock;

    ExemptionsResource(
            ImportExemptions imports,
            ChangeExemptions changes,
            ListExemptions listExemptions,
            ExemptionAuthorization authorization,
            ExemptionVisibility visibility,
            ExemptionListAuthorization listAuthorization,
            ResolveExemptSites sites,
            DepartmentClock departmentClock) {
        this.imports = imports;
        this.changes = changes;
        this.listExemptions = listExemptions;
        this.authorization = authorization;
        this.visibility = visibility;
        this.listAuthorization = listAuthorization;
        this.sites = sites;
        this.departmentClock = departmentClock;
    }

    @POST
    @Path("/import")
    @Consumes("text/csv")
    @RolesAllowed(Roles.ROSTER_ADMIN)
    @Operation(
            summary = "Asks for exemptions from a CSV file",
            description = "Each row waits (pending, with draft_id) until another person approves it: the one named in "
                    + "approved_by, in his own login; without approved_by, anybody above the employee, or an "
                    + "administrator. Until then it exempts nobody, and an earlier exemption that it would "
                    + "replace still counts. Nobody can exempt himself. Optional columns: directed_by, "
                    + "approved_by, unit (instead of employee_id), purpose, sites and categories (separated by "
                    + "spaces), weekdays with time_from, time_to and zone, review_date.")
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
    public ImportResponse<ExemptionRowResponse> importFile(
            byte[] file, @QueryParam("dry_run") @DefaultValue("false") boolean dryRun) {
        return imports.importFile(file, dryRun);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR})
    @Transactional
    @Operation(
            summary = "Exempts official business in the caller's chain of command, but not his own",
            description =
                    "For one employee, or for those who belong to a unit at the start of a shift; once or weekly; on "
                            + "all sites or on some.")
    @APIResponse(
            responseCode = "201",
            description = "It is granted",
            content = @Content(schema = @Schema(implementation = ExemptionResponse.class)))
    @APIResponse(
            responseCode = "202",
            description = "An alert was raised about a shift that it affects: a second person must approve it",
            content = @Content(schema = @Schema(implementation = ExemptionDraftResponse.class)))
    public Response grant(@NotNull @Valid ExemptionRequest request) {
        refuseIf(RequestedExemption.refusal(request.start(), request.end()));
        refuseIf(sites.refusal(request.requestedCategories()));
        RequestedExemption requested = request.toRequestedExemption(departmentClock.zone(), sites);
        refuseIf(requested.refusal(departmentClock.today()));
        authorization.refuseUnlessAllowed(ExemptionScope.of(requested));
        return answer(
                changes.grant(requested, authorization.approver(), visibility.reader()),
                Response.Status.CREATED,
                request.employeeId());
    }

    @GET
    @RolesAllowed({Roles.EMPLOYEE, Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR, Roles.ROSTER_ADMIN
    })
    @Transactional
    @Operation(
            summary = "Lists the exemptions that overlap a window, revoked ones included",
            description = "An administrator sees neither id nor pseudonym unless an unmasking shows him the person."
                    + " Exemptions for "
                    + "investigations and intelligence are hidden from most callers; only their number is shown.")
    public ExemptionPageResponse list(
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
        Instant asOfTime = asOf == null ? FarFuture.INSTANT : TimeRange.time("as_of", asOf);
        ExemptionListAuthorization.ExemptionListScope scope = listAuthorization.scopeFor(employeeId, purpose);
        var requested = new ListExemptions.ExemptionListQuery(
                range,
                scope.filter(),
                unit,
                businessPurpose == null ? null : purpose(businessPurpose),
                dueForReview ? departmentClock.today() : null,
                asOfTime);
        var reader = visibility.reader();
        Page<ExemptionResponse> page = Page.of(
                listExemptions.page(requested, reader, PageToken.startOf(pageToken), PAGE_SIZE + 1),
                PAGE_SIZE,
                one -> new PageToken(one.startAt, one.exemptionId),
                one -> ExemptionResponse.of(one, scope.label(one), asOfTime));
        return new ExemptionPageResponse(page.items(), page.nextPageToken(), listExemptions.countHidden(range, reader));
    }

    @POST
    @Path("/{id}/revoke")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR})
    @Transactional
    @Operation(summary = "Revokes an exemption; the affected shifts are evaluated again")
    @APIResponse(
            responseCode = "200",
            description = "It is revoked",
            content = @Content(schema = @Schema(implementation = ExemptionResponse.class)))
    @APIResponse(
            responseCode = "202",
            description =
                    "An alert was raised about a shift that it affects: it stays until a second person approves the"
                            + " revocation",
            content = @Content(schema = @Schema(implementation = ExemptionDraftResponse.class)))
    public Response revoke(@PathParam("id") String id, @NotNull @Valid RevokeRequest request) {
        Exemption exemption = Exemption.findById(PathId.uuid(id, "no such exemption"));
        if (exemption == null || !visibility.reader().maySee(exemption)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no such exemption");
        }
        authorization.refuseUnlessAllowed(ExemptionScope.of(exemption));
        // An administrator may know the employee only by pseudonym; revoking must not reveal the employee id.
        return answer(
                changes.revoke(exemption, request.reason()),
                Response.Status.OK,
                listAuthorization.labelAfterChange(exemption.employeeId));
    }

    /** @param label the employee's id; null for a unit, and if the caller may not see it */
    private static Response answer(ExemptionChange change, Response.Status made, @Nullable String label) {
        return change instanceof ExemptionChange.Awaited awaited
                ? Response.accepted(ExemptionDraftResponse.of(awaited.draft(), label, awaited.draft().state))
                        .build()
                : Response.status(made)
                        .entity(ExemptionResponse.of(((ExemptionChange.Made) change).exemption(), label))
                        .build();
    }

    private static void refuseIf(Optional<String> refusal) {
        refusal.ifPresent(reason -> {
            throw new ProblemException(ProblemType.RULE_REFUSED, reason);
        });
    }

    private static ExemptionPurpose purpose(String text) {
        try {
            return ExemptionPurpose.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "the purposes are " + Arrays.toString(ExemptionPurpose.values()));
        }
    }
}
