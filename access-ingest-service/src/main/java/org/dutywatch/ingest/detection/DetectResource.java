package org.dutywatch.ingest.detection;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Names the format of pasted lines. Stores and publishes nothing. */
@Path("/api/v1/formats/detect")
@Tag(name = "Sources")
public class DetectResource {
    private static final int LIMIT = 1024 * 1024;

    private final DetectFormat detectFormat;

    DetectResource(DetectFormat detectFormat) {
        this.detectFormat = detectFormat;
    }

    @POST
    @Blocking
    @RolesAllowed(Roles.NETWORK_ADMIN)
    @Consumes(MediaType.TEXT_PLAIN)
    @Operation(
            operationId = "detectFormat",
            summary = "The format that these lines have, and why",
            description =
                    "Role: network-admin. Up to 1 MiB of lines, of which the first 1,000 are tried; nothing is stored.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "200", description = "The format, or why no format fits")
    @APIResponse(responseCode = "400", description = "There is no line")
    @APIResponse(responseCode = "413", description = "More than 1 MiB")
    public DetectedFormat detect(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            throw new ProblemException(ProblemType.TOO_LARGE, "detection reads at most " + LIMIT + " bytes of lines");
        }
        return detectFormat.detect(bytes);
    }
}
