package org.dutywatch.compliance.insight.views;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.dutywatch.compliance.audit.ReadsOfPerson;
import org.dutywatch.compliance.audit.ReadsOfPerson.PersonRead;
import org.dutywatch.compliance.audit.ReadsOfPerson.ReadsQuery;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.employees.Employee;
import org.dutywatch.compliance.people.employees.Employees;
import org.dutywatch.compliance.people.logins.LoginUses;
import org.dutywatch.compliance.people.reads.PersonReads;
import org.dutywatch.compliance.people.reads.ViewsConfig;
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

/** Shows an employee who looked at his data. */
@Path("/api/v1/me/views")
@Produces(MediaType.APPLICATION_JSON)
@Cache(noStore = true)
@Tag(name = "Views")
public class ViewsResource {
    private static final int PAGE_SIZE = 200;
    private static final List<String> INVESTIGATORS = List.of(Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR);

    private final ReadsOfPerson reads;
    private final RunningInvestigations investigations;
    private final Employees employees;
    private final AccessScope accessScope;
    private final LoginUses loginUses;
    private final ViewsConfig config;

    ViewsResource(
            ReadsOfPerson reads,
            RunningInvestigations investigations,
            Employees employees,
            AccessScope accessScope,
            LoginUses loginUses,
            ViewsConfig config) {
        this.reads = reads;
        this.investigations = investigations;
        this.employees = employees;
        this.accessScope = accessScope;
        this.loginUses = loginUses;
        this.config = config;
    }

    @GET
    @RolesAllowed({Roles.EMPLOYEE, Roles.SUPERVISOR, Roles.ROSTER_ADMIN, Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR
    })
    @Transactional
    @Operation(
            summary = "Lists who looked at your data, the newest first",
            description = "By id or under a pseudonym, from the audit trail; some seconds late. What others looked at"
                    + " for an investigation that runs is listed when it is over.")
    @APIResponse(responseCode = "200", description = "The views")
    @APIResponse(responseCode = "400", description = "page_token is not valid")
    @APIResponse(
            responseCode = "403",
            description = "Your login is linked to no employee, or the department does not show it")
    public Page<ViewResponse> views(@QueryParam("page_token") @Nullable String pageToken) {
        if (!config.shownToThePerson()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "this department does not show who looked at you");
        }
        Employee self = accessScope
                .ownEmployeeId()
                .flatMap(employees::find)
                .orElseThrow(() -> new ProblemException(ProblemType.FORBIDDEN, "your user is linked to no employee"));
        var wanted = new ReadsQuery(
                self.employeeId,
                PersonReads.unitSubject(self.unit),
                loginUses.userNamesOfNobodyElse(self.employeeId),
                investigations.since(self.employeeId, self.unit).orElse(null),
                INVESTIGATORS);
        return Page.of(
                reads.page(wanted, pageToken == null ? null : PageToken.read(pageToken), PAGE_SIZE + 1),
                PAGE_SIZE,
                PersonRead::position,
                read -> ViewResponse.of(read, self.employeeId));
    }
}
