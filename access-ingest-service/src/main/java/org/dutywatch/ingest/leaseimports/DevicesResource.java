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
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Imports the register of devices: whose each device is, and when. The logs of DHCP servers say where devices were. */
@Path("/api/v1/devices")
@Tag(name = "Leases")
@Produces(MediaType.APPLICATION_JSON)
public class DevicesResource {
    private static final DeviceColumns COLUMNS = new DeviceColumns();

    private final ImportLeases importLeases;

    DevicesResource(ImportLeases importLeases) {
        this.importLeases = importLeases;
    }

    @POST
    @Path("/import")
    @Blocking
    @Consumes("text/csv")
    @RolesAllowed(Roles.NETWORK_ADMIN)
    @Operation(
            operationId = "importDevices",
            summary = "Import whose device is whose, and when, from a CSV file",
            description =
                    "Role: network-admin. Columns device,kind,username,start,end. A device is a MAC address or a host"
                            + " name; a host name, which anybody can give his machine, counts only if the register does"
                            + " not have the MAC address. Kinds: employee; shared (nobody's); nat (many others are behind"
                            + " it, so nobody's whatever else is known); vehicle (without username: nobody's, with"
                            + " username: assigned to this employee, as for a shift). Otherwise as for leases: a row with"
                            + " device, username and start of a known one changes its end, an end equal to start removes"
                            + " it, and rows that would change recorded accesses await a second person. Audited, also a"
                            + " dry run.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(implementation = String.class),
                            examples =
                                    @ExampleObject(
                                            name = "a laptop, and the terminal of a patrol car",
                                            value =
                                                    "device,kind,username,start,end\n"
                                                            + "00:1c:42:0a:0b:0c,employee,sreyes,2026-11-01T00:00:00-05:00,2027-11-01T00:00:00-05:00\n"
                                                            + "car-12,vehicle,,2026-11-01T00:00:00-05:00,2027-11-01T00:00:00-05:00\n"
                                                            + "car-12,vehicle,jnovak,2026-11-03T06:00:00-06:00,2026-11-03T14:00:00-06:00\n")))
    @APIResponse(responseCode = "200", description = "The outcome of each row; address is the device")
    @APIResponse(responseCode = "400", description = "The file as a whole cannot be read, or has an unknown column")
    @APIResponse(responseCode = "413", description = "More than 32 MiB")
    public LeaseImportResponse importFile(
            InputStream body, @QueryParam("dry_run") @DefaultValue("false") boolean dryRun) throws IOException {
        return importLeases.importFile(LeasesResource.read(body), COLUMNS, dryRun);
    }
}
