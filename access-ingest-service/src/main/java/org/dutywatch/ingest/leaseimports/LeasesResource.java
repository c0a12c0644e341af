package org.dutywatch.ingest.leaseimports;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Imports leases: who held which address. Sources with identity {@code lease} identify persons by them. */
@Path("/api/v1/leases")
@Tag(name = "Leases")
@Produces(MediaType.APPLICATION_JSON)
public class LeasesResource {
    private static final int LIMIT = 32 * 1024 * 1024;

    private static final LeaseColumns COLUMNS = new LeaseColumns();

    private final ImportLeases importLeases;

    LeasesResource(ImportLeases importLeases) {
        this.importLeases = importLeases;
    }

    @POST
    @Path("/import")
    @Blocking
    @Consumes("text/csv")
    @RolesAllowed(Roles.NETWORK_ADMIN)
    @Operation(
            operationId = "importLeases",
            summary = "Import leases (who held which address) from a CSV file",
            description =
                    "Role: network-admin. Columns address,username,start,end; times ISO 8601 with offset; end is the"
                            + " first moment after the lease. An empty username means that several persons share the"
                            + " address. A row with address, username and start of a known lease changes its end; an end"
                            + " equal to start removes the lease. The rows may be the journal of a DHCP server: the last"
                            + " row with an address, username and start holds. Accesses that were attributed by a lease"
                            + " that the file changes are attributed again: revoked for the person before, and published"
                            + " for the new one. Rows that would attribute accesses to somebody else that are recorded"
                            + " already are held: another person must approve the change. Nobody imports a lease of his"
                            + " own. Audited, also a dry run.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(implementation = String.class),
                            examples =
                                    @ExampleObject(
                                            name = "a desk and a terminal in the hall",
                                            value =
                                                    "address,username,start,end\n"
                                                            + "10.20.1.23,sreyes,2026-11-03T06:00:00-06:00,2026-11-03T18:00:00-06:00\n"
                                                            + "10.20.1.90,,2026-11-03T00:00:00-06:00,2026-12-01T00:00:00-06:00\n")))
    @APIResponse(responseCode = "200", description = "The outcome of each row")
    @APIResponse(responseCode = "400", description = "The file as a whole cannot be read, or has an unknown column")
    @APIResponse(responseCode = "413", description = "More than 32 MiB")
    public LeaseImportResponse importFile(
            InputStream body, @QueryParam("dry_run") @DefaultValue("false") boolean dryRun) throws IOException {
        return importLeases.importFile(read(body), COLUMNS, dryRun);
    }

    /** The bytes of a file, which is not too large. */
    static byte[] read(InputStream body) throws IOException {
        byte[] file = body.readNBytes(LIMIT + 1);
        if (file.length > LIMIT) {
            throw new ProblemException(ProblemType.TOO_LARGE, "a file of leases holds at most " + LIMIT + " bytes");
        }
        return file;
    }
}
