package org.dutywatch.compliance.employees;

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
import java.util.List;
import org.dutywatch.compliance.imports.ImportAnswer;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/employees")
@Tag(name = "Employees")
@Produces(MediaType.APPLICATION_JSON)
public class EmployeesResource {
    private final ImportEmployees imports;

    EmployeesResource(ImportEmployees imports) {
        this.imports = imports;
    }

    @POST
    @Path("/import")
    @Consumes("text/csv")
    @RolesAllowed("roster-admin")
    @Operation(
            summary = "Adds and changes employees from a CSV file",
            description = "Answers per row; a refused row does not stop the others. Nobody is removed: a row with "
                    + "active=false ends an employment.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "text/csv",
                            examples =
                                    @ExampleObject(
                                            name = "officer",
                                            value = "employee_id,username,name,email,supervisor_id,unit,aliases\n"
                                                    + "E101,sreyes,Officer Sam Reyes,officer@ridgemont-pd.example,"
                                                    + "E010,Patrol,RIDGEMONT\\SReyes\n")))
    public ImportAnswer<EmployeeRowAnswer> importFile(
            byte[] file, @QueryParam("dry_run") @DefaultValue("false") boolean dryRun) {
        return imports.importFile(file, dryRun);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed("roster-admin")
    @Operation(
            summary = "Adds or changes one employee",
            description = "By the rules of the import: nobody shares a user name or an address, and the chain of "
                    + "command has no loop.")
    public EmployeeResponse put(
            @PathParam("id") @Size(max = 64) @Pattern(regexp = "(?!P-).+", message = "must not look like a pseudonym")
                    String id,
            @Valid @NotNull EmployeeRequest request) {
        return EmployeeResponse.of(imports.put(request.facts(id)));
    }

    @GET
    @RolesAllowed({"roster-admin", "auditor"})
    @Transactional
    @Operation(summary = "Lists the employees by id")
    public Page<EmployeeResponse> list(
            @QueryParam("page_token") @DefaultValue("") String after,
            @QueryParam("page_size") @DefaultValue("500") @Min(1) @Max(5000) int size) {
        List<Employee> found = Employee.<Employee>find("employeeId > ?1", Sort.by("employeeId"), after)
                .range(0, size)
                .list();
        boolean more = found.size() > size;
        var page = more ? found.subList(0, size) : found;
        return new Page<>(
                page.stream().map(EmployeeResponse::of).toList(), more ? page.get(size - 1).employeeId : null);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"roster-admin", "auditor"})
    @Transactional
    @Operation(summary = "Shows one employee")
    public EmployeeResponse one(@PathParam("id") String id) {
        return Employee.<Employee>findByIdOptional(id)
                .map(EmployeeResponse::of)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such employee"));
    }
}
