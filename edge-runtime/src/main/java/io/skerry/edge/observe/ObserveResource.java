package io.skerry.edge.observe;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.Cache;

/** What the page shows, over HTTP. */
@Path("/v1/observe")
public final class ObserveResource {

    private final RuntimeObserver observer;

    public ObserveResource(RuntimeObserver observer) {
        this.observer = observer;
    }

    /** Everything but the pictures. */
    @GET
    @Cache(noStore = true)
    @Produces(MediaType.APPLICATION_JSON)
    public Snapshot snapshot() {
        return observer.snapshot();
    }

    /** A hard example's picture as it came in, from outside: the browser is told to take it as a picture and as nothing else. */
    @GET
    @Path("hard/{id}")
    public Response picture(@PathParam("id") UUID id) {
        return observer.picture(id)
                .map(picture -> Response.ok(picture.bytes(), picture.contentType())
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Content-Security-Policy", "default-src 'none'; sandbox")
                        .header("Cache-Control", "private, max-age=3600, immutable")
                        .build())
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND)
                        .type(MediaType.APPLICATION_JSON)
                        .entity(Map.of(
                                "error",
                                "there is no picture of the hard example " + id + ": only the last "
                                        + HardExampleRing.CAPACITY + " of a service are remembered"))
                        .build());
    }
}
