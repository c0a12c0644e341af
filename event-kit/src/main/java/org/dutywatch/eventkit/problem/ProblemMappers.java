package org.dutywatch.eventkit.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.Priority;
import jakarta.transaction.RollbackException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.dutywatch.eventkit.kafka.Failures;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Maps every exception of a request to a problem detail (RFC 9457). The details of internal errors are not shown to the
 * caller.
 */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response declaredProblem(ProblemException e) {
        return Problem.response(e.type(), e.getMessage());
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException e) {
        String detail = e.getConstraintViolations().stream()
                .map(violation -> lastNode(violation) + " " + violation.getMessage())
                .sorted()
                .collect(Collectors.joining("; "));
        return Problem.response(ProblemType.INVALID_REQUEST, detail);
    }

    @ServerExceptionMapper
    @Priority(Priorities.USER - 100)
    public Response badJson(JacksonException e) {
        return Problem.response(ProblemType.INVALID_REQUEST, describe(e));
    }

    @ServerExceptionMapper
    public Response unauthorized(UnauthorizedException e) {
        return Problem.response(ProblemType.UNAUTHENTICATED, null);
    }

    @ServerExceptionMapper
    public Response badToken(AuthenticationFailedException e) {
        return Problem.response(ProblemType.UNAUTHENTICATED, "the token is not valid for this service");
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e) {
        return Problem.response(ProblemType.FORBIDDEN, null);
    }

    @ServerExceptionMapper
    public Response httpFailure(WebApplicationException e) {
        if (e.getCause() instanceof JacksonException json) {
            return badJson(json);
        }
        int status = e.getResponse().getStatus();
        return Problem.response(ProblemType.ofStatus(status), status, status < 500 ? e.getMessage() : null);
    }

    @ServerExceptionMapper
    public Response failedCommit(RollbackException e) {
        return unexpected(e);
    }

    @ServerExceptionMapper
    public Response unexpected(RuntimeException e) {
        return unexpected((Exception) e);
    }

    private static Response unexpected(Exception e) {
        if (Failures.isTemporary(e)) {
            LOG.warnf("a request failed temporarily: %s", Failures.describe(e));
            return Problem.response(ProblemType.UNAVAILABLE, null);
        }
        if (Failures.isUnstorable(e)) {
            return Problem.response(
                    ProblemType.INVALID_REQUEST, "a value is out of range or has a character that cannot be stored");
        }
        LOG.error("a request failed", e);
        return Problem.response(ProblemType.INTERNAL_ERROR, null);
    }

    private static String lastNode(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static @Nullable String describe(JacksonException e) {
        String fieldPath =
                e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                        ? mapping.getPath().stream()
                                        .map(step -> String.valueOf(step.getFieldName()))
                                        .collect(Collectors.joining("."))
                                + ": "
                        : "";
        return fieldPath + e.getOriginalMessage();
    }
}
