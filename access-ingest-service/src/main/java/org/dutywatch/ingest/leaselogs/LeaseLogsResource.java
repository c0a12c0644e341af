package org.dutywatch.ingest.leaselogs;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.ingest.leasefeeds.LeaseFeeds;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Receives the log of a feed: of a DHCP server, of RADIUS accounting, or of log-ons. */
@Path("/api/v1/leases/feeds/{id}/lines")
@Tag(name = "Leases")
@Produces(MediaType.APPLICATION_JSON)
public class LeaseLogsResource {
    private static final int LIMIT = 16 * 1024 * 1024;

    private final LeaseFeeds feeds;
    private final RequireLeaseFeeder requireFeeder;
    private final ImportLeaseLog importLeaseLog;

    LeaseLogsResource(LeaseFeeds feeds, RequireLeaseFeeder requireFeeder, ImportLeaseLog importLeaseLog) {
        this.feeds = feeds;
        this.requireFeeder = requireFeeder;
        this.importLeaseLog = importLeaseLog;
    }

    @POST
    @Blocking
    @Consumes(MediaType.TEXT_PLAIN)
    @RolesAllowed(Roles.LOG_FEEDER)
    @Operation(
            operationId = "postLeaseLog",
            summary = "Send lines of the log of a feed",
            description = "Role: log-feeder, and the client of the token must be one of the feed's feeders; never an"
                    + " employee. What the lines say applies at once, also to accesses that are recorded already."
                    + " Lines may be sent again and in any order. Audited with the digest of the lines, also a dry"
                    + " run.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.TEXT_PLAIN,
                            schema = @Schema(implementation = String.class),
                            examples =
                                    @ExampleObject(
                                            name = "dhcpd",
                                            value = "Nov 17 12:00:00 dhcp1 dhcpd[411]: DHCPACK on 10.20.1.23 to"
                                                    + " 00:1c:42:0a:0b:0c (pc-7) via eth0\n")))
    @APIResponse(responseCode = "200", description = "The outcome of each line")
    @APIResponse(
            responseCode = "403",
            description = "The role is missing, the client is not one of the feeders, or the caller is an employee")
    @APIResponse(responseCode = "404", description = "There is no such feed, or it was not approved")
    @APIResponse(responseCode = "413", description = "More than 16 MiB, or more than 100,000 lines")
    public LeaseLogResponse receive(
            String id, @QueryParam("dry_run") @DefaultValue("false") boolean dryRun, InputStream body)
            throws IOException {
        var known = feeds.inForce(id)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND,
                        "no feed '" + id + "' is approved: POST /api/v1/leases/feeds asks for one"));
        String client = requireFeeder.client(known);
        byte[] log = body.readNBytes(LIMIT + 1);
        if (log.length > LIMIT) {
            throw new ProblemException(ProblemType.TOO_LARGE, "a log of leases has at most " + LIMIT + " bytes");
        }
        return importLeaseLog.importLog(known, client, log, dryRun);
    }
}
