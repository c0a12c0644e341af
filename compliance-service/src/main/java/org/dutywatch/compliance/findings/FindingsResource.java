package org.dutywatch.compliance.findings;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.dutywatch.compliance.bundles.ExportBundle;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.compliance.explanation.Explanation;
import org.dutywatch.compliance.explanation.TimelinePicture;
import org.dutywatch.compliance.findings.FindingRows.Filter;
import org.dutywatch.compliance.findings.domain.FindingState;
import org.dutywatch.compliance.findings.domain.Rule;
import org.dutywatch.compliance.findings.domain.Tier;
import org.dutywatch.compliance.viewing.PageToken;
import org.dutywatch.compliance.viewing.Viewer;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** Lists and shows findings, their history, explanation, timeline and evidence bundle. */
@Path("/api/v1/findings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"employee", "supervisor", "administrator", "chief", "auditor"})
@Cache(noStore = true)
@Tag(name = "Findings")
public class FindingsResource {
    private static final int PAGE_SIZE = 200;

    private final FindingRows findings;
    private final ShowFinding showFinding;
    private final ExplainFinding explainFinding;
    private final TimelinePicture timelinePicture;
    private final ExportBundle exportBundle;
    private final Viewer viewer;

    FindingsResource(
            FindingRows findings,
            ShowFinding showFinding,
            ExplainFinding explainFinding,
            TimelinePicture timelinePicture,
            ExportBundle exportBundle,
            Viewer viewer) {
        this.findings = findings;
        this.showFinding = showFinding;
        this.explainFinding = explainFinding;
        this.timelinePicture = timelinePicture;
        this.exportBundle = exportBundle;
        this.viewer = viewer;
    }

    @GET
    @Operation(
            summary = "Findings, newest shifts first",
            description =
                    "A supervisor sees the own chain of command as it was when the shift began, an employee himself."
                            + " Administrators and the chief"
                            + " see pseudonyms, persons only with a purpose.")
    @APIResponse(responseCode = "200", description = "Each an estimate with its band, and what is not known")
    @APIResponse(responseCode = "400", description = "A wrong page_token, or a purpose is needed")
    @APIResponse(responseCode = "403", description = "The employee is not yours to see")
    public Page<FindingResponse> list(
            @Parameter(description = "One employee: the id, or the pseudonym", example = "E101")
                    @QueryParam("employee_id")
                    @Nullable
                    String employeeId,
            @QueryParam("state") @Nullable FindingState state,
            @QueryParam("tier") @Nullable Tier tier,
            @Parameter(description = "Only findings of this rule") @QueryParam("rule") @Nullable Rule rule,
            @Parameter(description = "Why an administrator wants to see persons; it is recorded")
                    @QueryParam("purpose")
                    @Nullable
                    String purpose,
            @QueryParam("page_token") @Nullable String pageToken) {
        var after = pageToken == null ? null : PageToken.read(pageToken);
        var scope = viewer.scope("view_findings", purpose, employeeId);
        var rows = findings.page(new Filter(scope.spans(), state, tier, rule), after, PAGE_SIZE + 1);
        var shown = rows.size() > PAGE_SIZE ? rows.subList(0, PAGE_SIZE) : rows;
        String next = rows.size() > PAGE_SIZE ? token(shown.get(PAGE_SIZE - 1)) : null;
        return new Page<>(
                shown.stream()
                        .map(finding -> FindingResponse.of(finding, scope))
                        .toList(),
                next);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One finding with its history and the notices about it")
    @APIResponse(responseCode = "200", description = "The finding")
    @APIResponse(responseCode = "403", description = "The employee is not yours to see")
    @APIResponse(responseCode = "404", description = "There is no such finding")
    public FindingResponse one(@PathParam("id") UUID id, @QueryParam("purpose") @Nullable String purpose) {
        var finding = existing(id);
        var scope = viewer.about("view_finding", purpose, finding.employeeId(), finding.shiftStart());
        return showFinding.show(finding, scope);
    }

    @GET
    @Path("/{id}/evidence")
    @Operation(
            summary = "Why each minute counted, and why what was left out did not",
            description = "Computed from the evidence as it is known now.")
    @APIResponse(responseCode = "200", description = "The explanation")
    @APIResponse(responseCode = "403", description = "The employee is not yours to see")
    @APIResponse(responseCode = "404", description = "There is no such finding")
    @APIResponse(responseCode = "409", description = "The evidence of this shift is no longer kept; its figures stay")
    public Explanation evidence(@PathParam("id") UUID id, @QueryParam("purpose") @Nullable String purpose) {
        var finding = existing(id);
        var scope = viewer.about("view_evidence", purpose, finding.employeeId(), finding.shiftStart());
        return explainFinding.explain(finding, scope);
    }

    @GET
    @Path("/{id}/timeline.svg")
    @Produces(TimelinePicture.MEDIA_TYPE)
    @Operation(summary = "The explanation of a finding as a picture: duty, attention by site, what was left out")
    @APIResponse(responseCode = "200", description = "An SVG without scripts and without anything from elsewhere")
    @APIResponse(responseCode = "403", description = "The employee is not yours to see")
    @APIResponse(responseCode = "404", description = "There is no such finding")
    @APIResponse(responseCode = "409", description = "The evidence of this shift is no longer kept; its figures stay")
    public Response timeline(@PathParam("id") UUID id, @QueryParam("purpose") @Nullable String purpose) {
        return timelinePicture.of(evidence(id, purpose));
    }

    @GET
    @Path("/{id}/bundle")
    @Produces("application/zip")
    @RolesAllowed({"supervisor", "administrator", "auditor"})
    @Operation(
            summary = "Everything that a finding rests on, signed, to check it without this service",
            description = "The facts, the parameters, the figures, and a manifest with the SHA-256 of each file; see"
                    + " README.txt inside. It names the person, so an administrator gives a purpose. Every export is"
                    + " recorded.")
    @APIResponse(responseCode = "200", description = "A zip file for the verifier")
    @APIResponse(responseCode = "400", description = "A purpose is needed")
    @APIResponse(responseCode = "403", description = "The employee is not yours to see")
    @APIResponse(responseCode = "404", description = "There is no such finding")
    @APIResponse(responseCode = "409", description = "The shift is off the roster, or its evidence is no longer kept")
    @APIResponse(responseCode = "503", description = "The service has no signing key")
    public Response bundle(@PathParam("id") UUID id, @QueryParam("purpose") @Nullable String purpose) {
        var finding = existing(id);
        return exportBundle.apply(
                BundledFinding.of(finding), new ShiftKey(finding.employeeId(), finding.shiftStart()), purpose);
    }

    private Finding existing(UUID id) {
        return findings.find(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "there is no finding with this id"));
    }

    private static String token(Finding last) {
        return new PageToken(last.shiftStart(), last.id()).text();
    }
}
