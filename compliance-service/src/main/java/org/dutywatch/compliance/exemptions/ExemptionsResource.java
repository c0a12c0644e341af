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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.dutywatch.compliance.employees.Employees;
import org.dutywatch.compliance.imports.ImportAnswer;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.viewing.PageToken;
import org.dutywatch.compliance.viewing.TimeRange;
import org.dutywatch.compliance.viewing.Viewer;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Page;
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
    private static final PageToken FIRST = new PageToken(Instant.EPOCH, new UUID(0, 0));

    private final ImportExemptions imports;
    private final GrantExemption grants;
    private final Employees employees;
    private final Viewer viewer;
    private final Caller caller;
    private final AuditTrail audit;

    ExemptionsResource(
            ImportExemptions imports,
            GrantExemption grants,
            Employees employees,
            Viewer viewer,
            Caller caller,
            AuditTrail audit) {
        this.imports = imports;
        this.grants = grants;
        this.employees = employees;
        this.viewer = viewer;
        this.caller = caller;
        this.audit = audit;
    }

    @POST
    @Path("/import")
    @Consumes("text/csv")
    @RolesAllowed("roster-admin")
    @Operation(
            summary = "Adds approved exemptions from a CSV file",
            description = "Without approved_by, who imports stands for the approval. Nobody can exempt himself.")
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
    @Operation(summary = "Approves official business of an employee in the caller's chain of command, never his own")
    public ExemptionResponse grant(@NotNull @Valid ExemptionRequest request) {
        ExemptionRow.refusal(request.start(), request.end()).ifPresent(reason -> {
            throw new ProblemException(ProblemType.RULE_REFUSED, reason);
        });
        refuseUnlessOver(request.employeeId());
        var window = new Interval(request.start(), request.end());
        var asked = new ExemptionRow(request.employeeId(), window, request.reason(), request.directedBy(), null);
        Exemption exemption = grants.grant(asked, viewer.self().orElse(caller.name()));
        grants.markTouched(List.of(exemption));
        audit.record("grant_exemption", request.employeeId(), request.reason());
        return ExemptionResponse.of(exemption, exemption.employeeId);
    }

    @GET
    @RolesAllowed({"employee", "supervisor", "administrator", "chief", "auditor", "roster-admin"})
    @Transactional
    @Operation(
            summary = "Lists the exemptions that overlap a window, revoked ones included",
            description = "An administrator reads pseudonyms unless purpose says why he needs the persons.")
    public Page<ExemptionResponse> list(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("employee_id") @Nullable String employeeId,
            @QueryParam("purpose") @Nullable String purpose,
            @QueryParam("page_token") @Nullable String pageToken) {
        var range = TimeRange.of(from, to);
        var after = pageToken == null ? FIRST : PageToken.read(pageToken);
        if (caller.has("roster-admin")) {
            var only = employeeId == null ? null : Set.of(employeeId);
            return page(Exemption.page(range, only, after, PAGE_SIZE + 1), UnaryOperator.identity());
        }
        var scope = viewer.scope("view_exemptions", purpose, employeeId);
        return page(Exemption.page(range, scope.only().orElse(null), after, PAGE_SIZE + 1), scope::label);
    }

    /** @param found one more than are shown where there is a next page */
    private static Page<ExemptionResponse> page(List<Exemption> found, UnaryOperator<String> label) {
        var shown = found.subList(0, Math.min(found.size(), PAGE_SIZE));
        var last = found.size() > PAGE_SIZE ? shown.get(PAGE_SIZE - 1) : null;
        return new Page<>(
                shown.stream()
                        .map(exemption -> ExemptionResponse.of(exemption, label.apply(exemption.employeeId)))
                        .toList(),
                last == null ? null : new PageToken(last.startAt, last.exemptionId).text());
    }

    @POST
    @Path("/{id}/revoke")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"supervisor", "administrator"})
    @Transactional
    @Operation(summary = "Takes an exemption back; the shifts that it touched are measured again")
    public ExemptionResponse revoke(@PathParam("id") String id, @NotNull @Valid RevokeRequest request) {
        Exemption exemption = Exemption.findById(uuid(id), LockModeType.PESSIMISTIC_WRITE);
        if (exemption == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no such exemption");
        }
        refuseUnlessOver(exemption.employeeId);
        if (exemption.revokedAt != null) {
            throw new ProblemException(ProblemType.CONFLICT, "the exemption is revoked already");
        }
        grants.end(exemption, request.reason());
        grants.markTouched(List.of(exemption));
        audit.record("revoke_exemption", exemption.employeeId, request.reason());
        // An administrator may have found the exemption under a pseudonym, and learns no more by revoking it.
        var scope = viewer.about("view_exemptions", null, exemption.employeeId);
        return ExemptionResponse.of(exemption, scope.label(exemption.employeeId));
    }

    /** An administrator may for everybody else, a supervisor for the own chain of command, nobody for himself. */
    private void refuseUnlessOver(String employeeId) {
        if (employees.find(employeeId).isEmpty()) {
            throw new ProblemException(ProblemType.RULE_REFUSED, "employee_id is nobody known");
        }
        var self = viewer.self();
        if (self.isPresent() && self.get().equals(employeeId)) {
            throw new ProblemException(ProblemType.RULE_REFUSED, "nobody exempts himself");
        }
        boolean over = caller.has("administrator")
                || (self.isPresent() && employees.below(self.get()).contains(employeeId));
        if (!over) {
            throw new ProblemException(ProblemType.FORBIDDEN, "this employee is not in your chain of command");
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
