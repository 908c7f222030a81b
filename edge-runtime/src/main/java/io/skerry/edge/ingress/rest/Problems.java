package io.skerry.edge.ingress.rest;

import io.skerry.edge.ingress.Failures;
import io.skerry.edge.ingress.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Exceptions as HTTP responses: always {@code {"error": …}}. */
final class Problems {

    static final int RETRY_SECONDS = 1;

    private final Failures failures;

    Problems(Failures failures) {
        this.failures = failures;
    }

    @ServerExceptionMapper
    Response failed(RuntimeException e) {
        return response(failures.count(e)).build();
    }

    /** What the server itself refuses: an unknown path, a method that a path does not have. */
    @ServerExceptionMapper
    Response refused(WebApplicationException e, ContainerRequestContext request) {
        int status = e.getResponse().getStatus();
        String path = request.getUriInfo().getPath();
        String message = switch (status) {
            case 404 ->
                "there is nothing at " + path
                        + ": GET /v1/services lists the services, POST /v1/services/{namespace}/{name} takes an image,"
                        + " /v2 speaks the Open Inference Protocol";
            case 405 -> request.getMethod() + " is not possible at " + path;
            default -> String.valueOf(e.getMessage());
        };
        Response.ResponseBuilder response = response(failures.count(new Problem(status, message)));
        return (status == 405
                        ? response.header(HttpHeaders.ALLOW, String.join(", ", AllowedMethods.of(path)))
                        : response)
                .build();
    }

    private static Response.ResponseBuilder response(Problem problem) {
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(MediaType.APPLICATION_JSON)
                .entity(problem);
        return problem.passing() ? response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS) : response;
    }
}
