package org.dutywatch.compliance.people.scim.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.dutywatch.compliance.people.scim.Scim;
import org.dutywatch.compliance.people.scim.ScimListQuery;
import org.dutywatch.compliance.people.scim.ScimUsers;
import org.dutywatch.eventkit.rest.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The employees as SCIM users, for identity providers (RFC 7643, RFC 7644). */
@Path("/scim/v2/Users")
@Produces({Scim.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@Consumes({Scim.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@RolesAllowed(Roles.DIRECTORY)
@Tag(name = "SCIM")
public class UsersResource {
    private final ScimUsers users;

    UsersResource(ScimUsers users) {
        this.users = users;
    }

    @GET
    @Operation(
            summary = "Lists users",
            description = "By filter, startIndex and count (at most 500), with attributes or excludedAttributes.")
    public Response list(@BeanParam ScimListQuery query, @Context UriInfo uri) {
        return Scim.ok(users.list(query, Scim.base(uri)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Shows a user")
    public Response one(@PathParam("id") String id, @BeanParam ScimListQuery query, @Context UriInfo uri) {
        return Scim.ok(query.withRequestedAttributes(users.one(id, Scim.base(uri))));
    }

    @POST
    @Operation(summary = "Adds a user")
    public Response create(String body, @Context UriInfo uri) {
        return Scim.created(users.create(Scim.read(body), Scim.base(uri)));
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary = "Replaces a user",
            description = "An attribute that is left out stays as it is; null removes it.")
    public Response replace(@PathParam("id") String id, String body, @Context UriInfo uri) {
        return Scim.ok(users.replace(id, Scim.read(body), Scim.base(uri)));
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Changes a user by operations (RFC 7644 section 3.5.2)")
    public Response patch(@PathParam("id") String id, String body, @Context UriInfo uri) {
        return Scim.ok(users.patch(id, Scim.read(body), Scim.base(uri)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Makes the employee inactive; the history stays")
    public Response delete(@PathParam("id") String id) {
        users.delete(id);
        return Response.noContent().build();
    }
}
