package org.dutywatch.compliance.people.scim.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.dutywatch.compliance.people.scim.Scim;
import org.dutywatch.compliance.people.scim.ScimListQuery;
import org.dutywatch.compliance.people.scim.ScimRefused;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Describes which parts of SCIM this service supports and which attributes it stores (RFC 7644 section 4). */
@Path("/scim/v2")
@Produces({Scim.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@RolesAllowed(Roles.DIRECTORY)
@Tag(name = "SCIM")
public class DiscoveryResource {

    @GET
    @Path("/ServiceProviderConfig")
    @Operation(summary = "Shows which parts of SCIM are supported")
    public Response config() {
        return Scim.ok(file("ServiceProviderConfig"));
    }

    @GET
    @Path("/ResourceTypes")
    @Operation(summary = "Lists the resource types")
    public Response resourceTypes() {
        return list("ResourceTypes");
    }

    @GET
    @Path("/ResourceTypes/{id}")
    @Operation(summary = "Shows one resource type")
    public Response resourceType(@PathParam("id") String id) {
        return one("ResourceTypes", id);
    }

    @GET
    @Path("/Schemas")
    @Operation(summary = "Lists the schemas, with the attributes that are stored")
    public Response schemas() {
        return list("Schemas");
    }

    @GET
    @Path("/Schemas/{id}")
    @Operation(summary = "Shows one schema, with the attributes that are stored")
    public Response schema(@PathParam("id") String id) {
        return one("Schemas", id);
    }

    private static Response list(String name) {
        return Scim.ok(new ScimListQuery(null, 1, 100, null, null).page(resources(name), resource -> {}));
    }

    private static Response one(String name, String id) {
        return resources(name).stream()
                .filter(resource -> id.equals(resource.getId()))
                .findFirst()
                .map(Scim::ok)
                .orElseThrow(() -> ScimRefused.notFound("nothing has this id"));
    }

    private static List<GenericScimResource> resources(String name) {
        JsonNode all = file(name).getObjectNode().path("Resources");
        return java.util.stream.StreamSupport.stream(all.spliterator(), false)
                .map(resource -> new GenericScimResource((ObjectNode) resource))
                .toList();
    }

    private static GenericScimResource file(String name) {
        try (InputStream file = DiscoveryResource.class.getResourceAsStream("/scim/" + name + ".json")) {
            return Scim.read(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
