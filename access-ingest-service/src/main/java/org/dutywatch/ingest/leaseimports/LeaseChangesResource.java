package org.dutywatch.ingest.leaseimports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.decisions.DecideChanges;
import org.dutywatch.eventkit.decisions.Decision;
import org.dutywatch.eventkit.decisions.DecisionRows;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.PathId;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.ingest.decisions.DecisionKind;
import org.dutywatch.ingest.leaseimports.HeldLeases.HeldLease;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lists, shows and decides changes of leases that a second person must decide. */
@Path("/api/v1/leases/changes")
@Tag(name = "Leases")
public class LeaseChangesResource {
    private static final String UNKNOWN = "no such change of leases";
    private static final int LONGEST_LIST = 500;

    private final DecisionRows decisionRows;
    private final HeldLeases heldLeases;
    private final DecideLeaseChanges decideLeaseChanges;
    private final DecideChanges decideChanges;
    private final AuditTrail audit;
    private final Clock clock;

    LeaseChangesResource(
            DecisionRows decisionRows,
            HeldLeases heldLeases,
            DecideLeaseChanges decideLeaseChanges,
            DecideChanges decideChanges,
            AuditTrail audit,
            Clock clock) {
        this.decisionRows = decisionRows;
        this.heldLeases = heldLeases;
        this.decideLeaseChanges = decideLeaseChanges;
        this.decideChanges = decideChanges;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A change of leases.
     *
     * @param state {@code awaited}, {@code approved}, {@code declined}, {@code expired}: nobody decided in time, or
     *     {@code withdrawn}
     * @param rowCount how many rows of the import it has
     */
    public record LeaseChangeResponse(
            UUID changeId,

            @Schema(examples = "awaited") String state,
            String askedBy,
            Instant askedAt,
            Instant decideBy,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            long rowCount) {}

    /** A change of leases with its rows. */
    public record LeaseChangeDetails(LeaseChangeResponse change, List<HeldRowResponse> rows) {}

    /**
     * A row that awaits a second person.
     *
     * @param row its number in the imported file
     * @param username empty for a shared terminal
     * @param end equal to {@code start}: the lease is removed
     * @param knownEnd the end of the lease before; null if there was none
     * @param accesses how many recorded accesses it would attribute otherwise; absent if that is not known
     * @param holders the user names of those who hold the address in these times, and would no longer
     */
    public record HeldRowResponse(
            int row,
            String address,
            String username,
            Instant start,
            Instant end,
            @Nullable Instant knownEnd,
            @Nullable Integer accesses,
            List<String> holders) {
        static HeldRowResponse of(HeldLease row) {
            return new HeldRowResponse(
                    row.rowNumber(),
                    row.address(),
                    row.username(),
                    row.startAt(),
                    row.endAt(),
                    row.knownEnd(),
                    row.accesses(),
                    row.holders());
        }
    }

    @GET
    @RolesAllowed({Roles.NETWORK_ADMIN, Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
    @Operation(
            operationId = "listLeaseChanges",
            summary = "The changes of leases that need a second person, the newest first",
            description = "Roles: network-admin, administrator, chief, auditor. At most 500, without their rows.")
    @APIResponse(responseCode = "200", description = "The changes")
    public Page<LeaseChangeResponse> list() {
        var newest = decisionRows.newest(DecisionKind.LEASE_CHANGE, LONGEST_LIST);
        var counts = heldLeases.counts(newest.stream().map(Decision::id).toList());
        return Page.all(newest.stream()
                .map(one -> response(one, counts.getOrDefault(one.id(), 0L)))
                .toList());
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({Roles.NETWORK_ADMIN, Roles.ADMINISTRATOR, Roles.CHIEF, Roles.AUDITOR})
    @Operation(
            operationId = "getLeaseChange",
            summary = "A change of leases and its rows",
            description = "Roles: network-admin, administrator, chief, auditor. Audited for each employee concerned.")
    @APIResponse(responseCode = "200", description = "The change")
    @APIResponse(responseCode = "404", description = "There is no such change")
    public LeaseChangeDetails get(String id) {
        UUID changeId = PathId.uuid(id, UNKNOWN);
        var change = decideLeaseChanges.require(changeId);
        Decision decision = change.decision();
        List<HeldLease> rows = change.rows();
        audit.record("view_lease_change", changeId.toString(), null, rows.size());
        // The rows name persons, and say when they had accesses: each sees who looked at that.
        decision.subjects()
                .forEach(employeeId -> audit.record("view_lease_change", employeeId, "lease change " + changeId));
        return new LeaseChangeDetails(
                response(decision, rows.size()),
                rows.stream().map(HeldRowResponse::of).toList());
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF})
    @Operation(
            operationId = "approveLeaseChange",
            summary = "Approve a change of leases, so that it is applied",
            description =
                    "Roles: administrator, chief; never the person who imported it, also not with another login that is"
                            + " linked to the same employee, and nobody who loses or gains accesses by it. Audited.")
    @APIResponse(responseCode = "200", description = "The approved change")
    @APIResponse(responseCode = "404", description = "There is no such change")
    @APIResponse(
            responseCode = "409",
            description = "It was decided already, its time to decide is over, or its leases were changed since")
    @APIResponse(responseCode = "422", description = "The caller imported it, or it concerns him")
    public LeaseChangeResponse approve(String id) {
        return response(decideChanges.approve(decideLeaseChanges, PathId.uuid(id, UNKNOWN), null));
    }

    @POST
    @Path("/{id}/decline")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CHIEF})
    @Operation(
            operationId = "declineLeaseChange",
            summary = "Decline a change of leases, so that it has no effect",
            description =
                    "Roles: administrator, chief; never the person who imported it, or whom it concerns. Audited.")
    @APIResponse(responseCode = "200", description = "The declined change")
    @APIResponse(responseCode = "404", description = "There is no such change")
    @APIResponse(responseCode = "409", description = "It was decided already, or its time to decide is over")
    @APIResponse(responseCode = "422", description = "The caller imported it, or it concerns him")
    public LeaseChangeResponse decline(String id) {
        return response(decideChanges.decline(decideLeaseChanges, PathId.uuid(id, UNKNOWN), null));
    }

    private LeaseChangeResponse response(HeldLeaseChange change) {
        return response(change.decision(), change.rows().size());
    }

    private LeaseChangeResponse response(Decision decision, long rowCount) {
        return new LeaseChangeResponse(
                decision.id(),
                decision.stateAt(clock.instant()).label(),
                decision.author().user(),
                decision.askedAt(),
                decision.decideBy(),
                decision.decidedBy(),
                decision.settledAt(),
                rowCount);
    }
}
