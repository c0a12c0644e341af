package org.dutywatch.compliance.people.employees.rest;

import io.quarkus.panache.common.Sort;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.imports.ImportResponse;
import org.dutywatch.compliance.people.employees.ChangeEmployees;
import org.dutywatch.compliance.people.employees.Employee;
import org.dutywatch.compliance.people.employees.EmployeeVersions;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory;
import org.dutywatch.compliance.people.employees.held.HeldChanges;
import org.dutywatch.compliance.people.reads.PersonReads;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Page;
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

@Path("/api/v1/employees")
@Tag(name = "Employees")
@Produces(MediaType.APPLICATION_JSON)
public class EmployeesResource {
    private final ImportEmployees imports;
    private final ChangeEmployees changes;
    private final EmployeeVersions versions;
    private final HeldChanges heldChanges;
    private final PersonReads reads;
    private final AuditTrail audit;

    EmployeesResource(
            ImportEmployees imports,
            ChangeEmployees changes,
            EmployeeVersions versions,
            HeldChanges heldChanges,
            PersonReads reads,
            AuditTrail audit) {
        this.imports = imports;
        this.changes = changes;
        this.versions = versions;
        this.heldChanges = heldChanges;
        this.reads = reads;
        this.audit = audit;
    }

    @POST
    @Path("/import")
    @Consumes("text/csv")
    @RolesAllowed(Roles.ROSTER_ADMIN)
    @Operation(
            summary = "Adds and changes employees from a CSV file",
            description = "Answers per row; a refused row does not stop the others, nor does a pending one, on which a "
                    + "second person decides. Nobody is removed: a row with "
                    + "active=false ends an employment. A row holds from effective_from on: empty means now, an "
                    + "earlier time corrects the past, and at a later time the change applies by itself.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "text/csv",
                            examples =
                                    @ExampleObject(
                                            name = "officer",
                                            value = "employee_id,username,name,email,supervisor_id,unit,rank,"
                                                    + "effective_from\n"
                                                    + "E101,sreyes,Officer Sam Reyes,officer@ridgemont-pd.example,"
                                                    + "E011,Patrol,Officer,2026-12-01T06:00:00-06:00\n")))
    public ImportResponse<EmployeeRowResponse> importFile(
            byte[] file,
            @QueryParam("dry_run") @DefaultValue("false") boolean dryRun,
            @QueryParam("reason") @Size(max = 1000) @Nullable String reason) {
        return imports.importFile(file, dryRun, reason);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.ROSTER_ADMIN)
    @Operation(
            summary = "Adds or changes one employee",
            description = "By the rules of the import: no two employees get the same user name or address, the chain "
                    + "of command has no loop, and nobody is put under an employee who is unknown or inactive. What is "
                    + "stored already stays: reports of a supervisor who left over SCIM keep him. A field that differs "
                    + "from its value at effective_from holds from then on, until its next change. The answer is what "
                    + "holds now. Changes of mail address, user names, supervisor and activity, and corrections of the "
                    + "past, of an employee with an open finding or above one, wait for a second person.")
    @APIResponse(
            responseCode = "200",
            description = "The employee as he is now",
            content = @Content(schema = @Schema(implementation = EmployeeResponse.class)))
    @APIResponse(
            responseCode = "202",
            description = "A second person decides; nothing has changed",
            content = @Content(schema = @Schema(implementation = HeldChangeResponse.class)))
    @APIResponse(
            responseCode = "422",
            description = "A rule refuses it; or it is about you or somebody above you; the detail says which")
    @Transactional
    public Response put(
            @PathParam("id")
                    @Size(max = EmployeeFacts.MAX_ID_LENGTH)
                    @Pattern(regexp = EmployeeFacts.ID_PATTERN, message = "must be visible and no pseudonym")
                    String id,
            @Valid @NotNull EmployeeRequest request) {
        Instant now = changes.now();
        List<UUID> requests = changes.changeAll(List.of(request.change(id, now)), now, request.reason());
        if (!requests.isEmpty()) {
            return Response.accepted(HeldChangeResponse.of(
                            heldChanges.find(requests.get(0)).orElseThrow(), now))
                    .build();
        }
        audit.record("put_employee", id, request.reason());
        return Response.ok(EmployeeResponse.of(Employee.<Employee>findById(id))).build();
    }

    @GET
    @RolesAllowed({Roles.ROSTER_ADMIN, Roles.AUDITOR})
    @Transactional
    @Operation(summary = "Lists the employees by id", description = "The access is recorded for each employee.")
    public Page<EmployeeResponse> list(
            @QueryParam("page_token") @DefaultValue("") String after,
            @QueryParam("page_size") @DefaultValue("500") @Min(1) @Max(5000) int size) {
        Page<Employee> page = Page.first(
                Employee.<Employee>find("employeeId > ?1", Sort.by("employeeId"), after)
                        .range(0, size)
                        .list(),
                size,
                employee -> employee.employeeId);
        reads.showsById(
                "view_employees",
                null,
                page.items().stream().map(employee -> employee.employeeId).toList());
        return page.map(EmployeeResponse::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ROSTER_ADMIN, Roles.AUDITOR})
    @Transactional
    @Operation(
            summary = "Shows one employee",
            description = "The facts that hold now. With at: those of that time. With as_of: as recorded at that time.")
    @APIResponse(
            responseCode = "200",
            description = "The employee; with at or as_of, the version that applies",
            content = @Content(schema = @Schema(oneOf = {EmployeeResponse.class, EmployeeVersionResponse.class})))
    @APIResponse(responseCode = "404", description = "No employee with this id was known")
    public Object one(
            @PathParam("id") String id,
            @QueryParam("at") @Nullable String at,
            @QueryParam("as_of") @Nullable String asOf) {
        Object shown = shown(id, at, asOf);
        reads.recordOneById("view_employee", id);
        return shown;
    }

    private Object shown(String id, @Nullable String at, @Nullable String asOf) {
        if (at == null && asOf == null) {
            return Employee.<Employee>findByIdOptional(id)
                    .map(EmployeeResponse::of)
                    .orElseThrow(EmployeesResource::noSuchEmployee);
        }
        Instant asOfTime = asOf == null ? EmployeeHistory.END : TimeRange.time("as_of", asOf);
        Instant moment = at == null ? asOfTime : TimeRange.time("at", at);
        return versions.of(id, moment, asOfTime)
                .map(EmployeeVersionResponse::of)
                .orElseThrow(EmployeesResource::noSuchEmployee);
    }

    @GET
    @Path("/{id}/history")
    @RolesAllowed({Roles.ROSTER_ADMIN, Roles.AUDITOR})
    @Transactional
    @Operation(
            summary = "Lists everything that was ever recorded about one employee",
            description = "In the order in which it was recorded, including what was superseded.")
    public Page<EmployeeVersionResponse> history(@PathParam("id") String id) {
        var recorded = versions.of(id);
        if (recorded.isEmpty()) {
            throw noSuchEmployee();
        }
        reads.recordOneById("view_employee_history", id);
        return Page.all(recorded.stream().map(EmployeeVersionResponse::of).toList());
    }

    private static ProblemException noSuchEmployee() {
        return new ProblemException(ProblemType.NOT_FOUND, "no such employee");
    }
}
