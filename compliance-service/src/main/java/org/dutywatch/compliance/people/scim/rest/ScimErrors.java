package org.dutywatch.compliance.people.scim.rest;

import com.unboundid.scim2.common.messages.ErrorResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.dutywatch.compliance.people.scim.Scim;
import org.dutywatch.compliance.people.scim.ScimRefused;
import org.dutywatch.eventkit.problem.Problem;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Writes every error below {@code /scim/} in the format of RFC 7644 section 3.12, also the errors that other exception
 * mappers wrote as problem+json.
 */
public class ScimErrors {

    @ServerExceptionMapper
    public Response refused(ScimRefused e) {
        return Response.status(e.status())
                .type(Scim.MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(body(e.status(), e.scimType(), e.getMessage()))
                .build();
    }

    @ServerResponseFilter
    public void translate(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem
                && request.getUriInfo().getRequestUri().getPath().startsWith("/scim/")) {
            String detail = problem.detail() == null ? problem.title() : problem.detail();
            response.setEntity(
                    body(problem.status(), null, detail),
                    response.getEntityAnnotations(),
                    MediaType.valueOf(Scim.MEDIA_TYPE));
        }
    }

    private static String body(int status, @Nullable String scimType, @Nullable String detail) {
        var error = new ErrorResponse(status);
        error.setScimType(scimType);
        error.setDetail(detail);
        return error.toString();
    }
}
