package io.skerry.edge.ingress.rest;

import io.skerry.edge.ingress.Problem;
import io.skerry.edge.ingress.RefusedException;
import io.skerry.edge.observe.RuntimeObserver;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Exceptions as HTTP responses: always {@code {"error": …}}. */
final class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    private final RuntimeObserver observer;

    Problems(RuntimeObserver observer) {
        this.observer = observer;
    }

    @ServerExceptionMapper
    Response refused(RefusedException e) {
        return problem(e.status(), String.valueOf(e.getMessage()));
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        observer.failed(status);
        return problem(status, String.valueOf(e.getMessage()));
    }

    @ServerExceptionMapper
    Response bug(RuntimeException e) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(e, "a request failed for an unknown reason (%s)", id);
        observer.failed(500);
        return problem(500, "this should not have happened; the log has the details under " + id);
    }

    private static Response problem(int status, String message) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(new Problem(message))
                .build();
    }
}
