package io.skerry.edge.ingress.rest;

import io.skerry.edge.ingress.Failures;
import io.skerry.edge.ingress.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Exceptions as HTTP responses: always {@code {"error": …}}. */
final class Problems {

    private static final int RETRY_SECONDS = 1;

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
    Response refused(WebApplicationException e, UriInfo uri) {
        Response.ResponseBuilder response =
                response(failures.count(new Problem(e.getResponse().getStatus(), message(e, uri.getPath()))));
        String allowed = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return (allowed == null ? response : response.header(HttpHeaders.ALLOW, allowed)).build();
    }

    private static String message(WebApplicationException e, String path) {
        return switch (e.getResponse().getStatus()) {
            case 404 ->
                "there is nothing at " + path
                        + ": GET /v1/services lists the services, POST /v1/services/{namespace}/{name} takes an image,"
                        + " /v2 speaks the Open Inference Protocol";
            case 405 -> path + " has no such method; it has: " + e.getResponse().getHeaderString(HttpHeaders.ALLOW);
            default -> String.valueOf(e.getMessage());
        };
    }

    private static Response.ResponseBuilder response(Problem problem) {
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(MediaType.APPLICATION_JSON)
                .entity(problem);
        return switch (problem.status()) {
            case 503 -> response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            case 413 -> response.header("Connection", "close");
            default -> response;
        };
    }
}
