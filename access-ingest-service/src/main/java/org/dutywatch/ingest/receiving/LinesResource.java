package org.dutywatch.ingest.receiving;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.ingest.receiving.PublishLines.PublishedLinesResponse;
import org.dutywatch.ingest.sources.Sources;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Receives lines over HTTP from shippers that cannot write to Kafka. */
@Path("/api/v1/sources/{id}/lines")
@Tag(name = "Lines")
public class LinesResource {
    private static final String EXAMPLE = "1793718131.437    412 10.20.1.23 TCP_MISS/200 48211 GET"
            + " https://www.facebook.com/home.php sreyes HIER_DIRECT/157.240.2.35 text/html";

    private final Sources sources;
    private final RequireFeeder requireFeeder;
    private final FeedLines feedLines;
    private final BodyLimits limits;

    LinesResource(Sources sources, RequireFeeder requireFeeder, FeedLines feedLines, ReceivingConfig config) {
        this.sources = sources;
        this.requireFeeder = requireFeeder;
        this.feedLines = feedLines;
        this.limits = new BodyLimits(config.maxSize().asLongValue(), config.maxRatio());
    }

    @POST
    @Blocking
    @RolesAllowed(Roles.LOG_FEEDER)
    @Consumes({MediaType.TEXT_PLAIN, NdjsonLines.MEDIA_TYPE})
    @Operation(
            operationId = "postLines",
            summary = "Send log lines of a source",
            description =
                    "Role: log-feeder, and the client of the token must be one of the source's feeders. The body is"
                            + " read as a stream, plain or with Content-Encoding gzip or zstd. It is text with a line for"
                            + " each line, or application/x-ndjson with a JSON object for each line, which holds it as"
                            + " 'line', 'message' or 'log'. The answer comes when Kafka has acknowledged every line. Each"
                            + " request is recorded in the audit trail. Lines may be sent again: an access counts once.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.TEXT_PLAIN,
                        schema = @Schema(implementation = String.class),
                        examples = @ExampleObject(name = "squid", value = EXAMPLE)),
                @Content(
                        mediaType = NdjsonLines.MEDIA_TYPE,
                        schema = @Schema(implementation = String.class),
                        examples = @ExampleObject(name = "vector", value = "{\"message\":\"" + EXAMPLE + "\"}"))
            })
    @APIResponse(
            responseCode = "202",
            description = "Kafka has acknowledged all lines",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PublishedLinesResponse.class),
                            examples =
                                    @ExampleObject(
                                            name = "published",
                                            value = "{\"lines\": 1600, \"bytes\": 261930, \"records\": 1}")))
    @APIResponse(responseCode = "400", description = "The compressed body is broken")
    @APIResponse(
            responseCode = "403",
            description = "The role is missing, or the client is not one of the feeders of the source")
    @APIResponse(responseCode = "404", description = "The source is not registered")
    @APIResponse(
            responseCode = "413",
            description = "More bytes than one request may hold, or than a compressed log can have")
    @APIResponse(
            responseCode = "415",
            description = "Neither text/plain nor application/x-ndjson, or an unknown Content-Encoding")
    @APIResponse(responseCode = "503", description = "Kafka is unavailable: send the request again")
    public Response receive(
            String id,
            @HeaderParam("Content-Encoding") @Parameter(description = "gzip, zstd or absent") @Nullable String encoding,
            @HeaderParam("Content-Type") @Parameter(hidden = true) MediaType type,
            @HeaderParam("Content-Length") @Parameter(hidden = true) @Nullable Long length,
            InputStream body)
            throws IOException, InterruptedException {
        var source = sources.get(id);
        Sender sender = requireFeeder.of(source);
        if (length != null && length > limits.size()) {
            throw LineBody.tooLarge(limits.size());
        }
        try (var plain = LineBody.of(body, encoding, limits)) {
            var published = feedLines.feed(source, sender, plain, NdjsonLines.decoderOf(type));
            return Response.accepted(published).build();
        }
    }
}
