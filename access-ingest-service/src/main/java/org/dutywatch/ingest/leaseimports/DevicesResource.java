package org.dutywatch.ingest.leaseimports;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.KeyToken;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.ingest.attribution.domain.DeviceNames;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.dutywatch.ingest.directory.DirectoryReplica;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The register of devices: whose each device is, and when. The logs of DHCP servers say where devices were. */
@Path("/api/v1/devices")
@Tag(name = "Leases")
@Produces(MediaType.APPLICATION_JSON)
public class DevicesResource {
    private static final DeviceColumns COLUMNS = new DeviceColumns();

    private static final int PAGE_SIZE = 500;

    private final ImportLeases importLeases;
    private final DeviceRegister register;
    private final DirectoryReplica directory;
    private final AuditTrail audit;

    DevicesResource(ImportLeases importLeases, DeviceRegister register, DirectoryReplica directory, AuditTrail audit) {
        this.importLeases = importLeases;
        this.register = register;
        this.directory = directory;
        this.audit = audit;
    }

    /**
     * Whose a device is.
     *
     * @param device a MAC address as {@code mac:00:1c:42:0a:0b:0c}, or a host name as {@code host:car-12}
     * @param kind employee, shared, nat or vehicle; a vehicle that is assigned to a person is {@code employee}
     * @param username null if it is nobody's
     * @param end the first moment after it
     */
    public record DeviceResponse(
            @Schema(examples = "mac:00:1c:42:0a:0b:0c") String device,
            @Schema(examples = "employee") String kind,
            @Nullable String username,
            Instant start,
            Instant end) {
        static DeviceResponse of(RegisteredDevice row) {
            return new DeviceResponse(
                    row.address(),
                    row.kind(),
                    row.person().map(UserName::value).orElse(null),
                    row.startAt(),
                    row.endAt());
        }
    }

    @GET
    @Blocking
    @Transactional
    @RolesAllowed({Roles.NETWORK_ADMIN, Roles.AUDITOR})
    @Operation(
            operationId = "listDevices",
            summary = "Whose device is whose, and when",
            description =
                    "Roles: network-admin, auditor. By device, 500 a page. The access is recorded for each employee.")
    @APIResponse(responseCode = "200", description = "The devices")
    @APIResponse(responseCode = "400", description = "device is no name of a device, or page_token is not valid")
    public Page<DeviceResponse> list(
            @Parameter(description = "A MAC address or host name", example = "car-12") @QueryParam("device") @Nullable
                    String device,
            @QueryParam("page_token") @Nullable String pageToken) {
        KeyToken after = pageToken == null ? null : KeyToken.startOf(pageToken, 3);
        Page<RegisteredDevice> page =
                Page.first(register.page(name(device), after, PAGE_SIZE + 1), PAGE_SIZE, RegisteredDevice::token);
        audit.record("view_devices", device, null, page.items().size());
        shownEmployees(page.items())
                .forEach(employeeId -> audit.record("view_devices", employeeId, "register of devices"));
        return page.map(DeviceResponse::of);
    }

    private static @Nullable String name(@Nullable String device) {
        if (device == null) {
            return null;
        }
        return DeviceNames.ofMac(device)
                .or(() -> DeviceNames.ofHost(device))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.INVALID_REQUEST, "device is neither a MAC address nor a host name"));
    }

    /**
     * The ids of the employees who have these user names, with or without domain, at the start or the end of a row: a name
     * may pass on. Nobody is left out, so somebody may be recorded whose name is only the same without the domain.
     */
    private Set<String> shownEmployees(List<RegisteredDevice> rows) {
        directory.refresh();
        return rows.stream()
                .flatMap(row -> row.person().stream()
                        .flatMap(name -> Stream.of(name, new UserName(name.local())))
                        .flatMap(name -> Stream.of(
                                directory.attribute(name, row.startAt()),
                                directory.attribute(name, row.endAt().minusMillis(1)))))
                .flatMap(attribution -> attribution.employees().stream())
                .collect(Collectors.toCollection(TreeSet::new));
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
