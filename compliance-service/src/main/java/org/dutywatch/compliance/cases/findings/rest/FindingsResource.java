package org.dutywatch.compliance.cases.findings.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.dutywatch.compliance.cases.findings.FindingFilter;
import org.dutywatch.compliance.cases.findings.FindingRows;
import org.dutywatch.compliance.cases.findings.RequestedFindings;
import org.dutywatch.compliance.model.findings.FindingState;
import org.dutywatch.compliance.model.findings.Rule;
import org.dutywatch.compliance.model.findings.Tier;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** Lists and shows findings. */
@Path("/api/v1/findings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.EMPLOYEE, Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
@Cache(noStore = true)
@Tag(name = "Findings")
public class FindingsResource {
    private static final int PAGE_SIZE = 200;

    private final FindingRows findings;
    private final RequestedFindings requested;
    private final ShowFinding showFinding;
    private final AccessScope accessScope;

    FindingsResource(
            FindingRows findings, RequestedFindings requested, ShowFinding showFinding, AccessScope accessScope) {
        this.findings = findings;
        this.requested = requested;
        this.showFinding = showFinding;
        this.accessScope = accessScope;
    }

    @GET
    @Operation(
            summary = "Lists findings, the newest shifts first",
            description = "A supervisor sees findings of his chain of command as it was when the shift started; an"
                    + " employee sees his own. Administrators and the chief see pseudonyms; they see names only"
                    + " under an unmasking. Under pseudonyms times are local days, minutes are"
                    + " rounded to 5, and a day has an order of the viewer's own.")
    @APIResponse(responseCode = "200", description = "The findings, each with its estimate and what is not known")
    @APIResponse(responseCode = "400", description = "page_token is not valid")
    @APIResponse(responseCode = "403", description = "You may not see this employee, or not by id")
    public Page<FindingResponse> list(
            @Parameter(description = "One employee: the id, or the pseudonym", example = "E101")
                    @QueryParam("employee_id")
                    @Nullable
                    String employeeId,
            @QueryParam("state") @Nullable FindingState state,
            @QueryParam("tier") @Nullable Tier tier,
            @Parameter(description = "Only findings of this rule") @QueryParam("rule") @Nullable Rule rule,
            @Parameter(description = "Why you look; it is recorded") @QueryParam("purpose") @Nullable String purpose,
            @QueryParam("page_token") @Nullable String pageToken) {
        var scope = accessScope.forRequest("view_findings", purpose, employeeId);
        String opened = scope.opened(pageToken);
        var after = opened == null ? null : PageToken.read(opened);
        return scope.sealed(Page.of(
                findings.page(
                        new FindingFilter(scope.filter(), state, tier, rule), scope.order(), after, PAGE_SIZE + 1),
                PAGE_SIZE,
                FindingRows.ListedFinding::position,
                listed -> FindingResponse.of(listed.finding(), scope)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Shows a finding with its history and the notices about it")
    @APIResponse(responseCode = "200", description = "The finding")
    @APIResponse(responseCode = "403", description = "You may not see this employee")
    @APIResponse(responseCode = "404", description = "There is no such finding")
    public FindingResponse one(@PathParam("id") UUID id, @QueryParam("purpose") @Nullable String purpose) {
        var finding = requested.require(id);
        var scope = accessScope.forObjectOf("view_finding", purpose, finding.employeeId(), finding.shiftStart());
        return showFinding.show(finding, scope);
    }
}
