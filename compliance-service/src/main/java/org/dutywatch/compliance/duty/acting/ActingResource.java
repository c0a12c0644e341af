package org.dutywatch.compliance.duty.acting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.dutywatch.compliance.imports.ImportResponse;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.people.chain.ActingLedger;
import org.dutywatch.compliance.people.chain.RecordedActingAssignment;
import org.dutywatch.compliance.people.reads.PersonReads;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.eventkit.rest.TimeRange;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/roster/acting")
@Tag(name = "Roster")
@Produces(MediaType.APPLICATION_JSON)
public class ActingResource {
    private final ChangeActingAssignment changes;
    private final ImportActingAssignments imports;
    private final ActingLedger ledger;
    private final PersonReads reads;

    ActingResource(
            ChangeActingAssignment changes, ImportActingAssignments imports, ActingLedger ledger, PersonReads reads) {
        this.changes = changes;
        this.imports = imports;
        this.ledger = ledger;
        this.reads = reads;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ROSTER_ADMIN)
    @ResponseStatus(201)
    @Operation(
            summary = "Asks for an acting supervisor for a time, who acts once a second person approves",
            description =
                    "Until then nothing changes: notices go to the regular supervisors. A second request for the same is"
                            + " the same request. Refused if an employee is unknown or has left, if somebody else acts for the"
                            + " supervisor in that time, or if somebody would supervise his own supervisor.")
    @APIResponseSchema(
            value = ActingChangeResponse.class,
            responseCode = "201",
            responseDescription = "The request; its state is AWAITED")
    public ActingChangeResponse set(@NotNull @Valid ActingRequest request) {
        return response(changes.set(request));
    }

    @POST
    @Path("/import")
    @Consumes("text/csv")
    @RolesAllowed(Roles.ROSTER_ADMIN)
    @Operation(
            summary = "Asks for the acting supervisors of a CSV file; each row is a request of its own",
            description =
                    "Answers per row, by the rules of the single request; a refused row does not stop the others. "
                            + "A row that is already recorded changes nothing; one that is awaited is the same request.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "text/csv",
                            examples =
                                    @ExampleObject(
                                            name = "a week",
                                            value = "supervisor_id,acting_supervisor_id,from,to\n"
                                                    + "E010,E101,2026-11-16T00:00:00-06:00,"
                                                    + "2026-11-23T00:00:00-06:00\n")))
    public ImportResponse<ActingRowResponse> importFile(
            byte[] file,
            @QueryParam("reason") @DefaultValue("import of acting supervisors") @Size(max = 1000) String reason,
            @QueryParam("dry_run") @DefaultValue("false") boolean dryRun) {
        return imports.importFile(file, reason, dryRun);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ROSTER_ADMIN)
    @ResponseStatus(202)
    @Operation(
            summary = "Asks to end an acting supervisor early, or to remove him; a second person decides",
            description =
                    "He acts until a second person approves. What was recorded stays readable with as_of. With at, "
                            + "the time before it stays recorded, under a new id.")
    @APIResponseSchema(
            value = ActingChangeResponse.class,
            responseCode = "202",
            responseDescription = "The request; its state is AWAITED")
    public ActingChangeResponse end(
            @PathParam("id") String id,
            @Parameter(description = "The time at which acting ends, exclusive; by default the whole time is removed")
                    @QueryParam("at")
                    @Nullable
                    String at,
            @QueryParam("reason") @NotBlank @Size(max = 1000) String reason) {
        return response(changes.end(uuid(id), at == null ? null : TimeRange.time("at", at), reason));
    }

    @GET
    @RolesAllowed({Roles.ROSTER_ADMIN, Roles.AUDITOR})
    @Transactional
    @Operation(
            summary = "Lists who acts for whom in a window, in the order of from",
            description = "With as_of: as recorded at that time. The access is recorded in the audit trail.")
    public Page<ActingResponse> list(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("as_of") @Nullable String asOf,
            @QueryParam("page_token") @Nullable String pageToken,
            @QueryParam("page_size") @DefaultValue("500") @Min(1) @Max(5000) int size) {
        var range = TimeRange.of(from, to);
        Instant asOfTime = asOf == null ? ActingLedger.LATEST : TimeRange.time("as_of", asOf);
        var found =
                ledger.page(new Interval(range.from(), range.to()), asOfTime, PageToken.startOf(pageToken), size + 1);
        var page = Page.of(found, size, ActingResource::position, ActingResponse::of);
        reads.showsById(
                "view_acting",
                null,
                page.items().stream()
                        .flatMap(acting -> Stream.of(acting.supervisorId(), acting.actingSupervisorId()))
                        .toList());
        return page;
    }

    /** A roster administrator sees the names. */
    private static ActingChangeResponse response(RequestedActingChange requested) {
        return ActingChangeResponse.of(requested);
    }

    private static PageToken position(RecordedActingAssignment assignment) {
        return new PageToken(assignment.assignment().span().start(), assignment.actingId());
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no such acting supervisor");
        }
    }
}
