package org.dutywatch.ingest.sources;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lists the formats that a source may have. */
@Path("/api/v1/formats")
@Tag(name = "Sources")
public class FormatsResource {
    private final Formats formats;

    FormatsResource(Formats formats) {
        this.formats = formats;
    }

    /** A format with an example line. */
    public record FormatResponse(String format, String description, String exampleLine) {}

    @GET
    @RolesAllowed({Roles.NETWORK_ADMIN, Roles.AUDITOR})
    @Operation(
            operationId = "listFormats",
            summary = "The log formats that we read, each with an example line",
            description = "Roles: network-admin, auditor.")
    public Page<FormatResponse> list() {
        return Page.all(formats.all().stream()
                .map(one -> new FormatResponse(one.name(), one.description(), one.exampleLine()))
                .toList());
    }
}
