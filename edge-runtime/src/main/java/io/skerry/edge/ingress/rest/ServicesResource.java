package io.skerry.edge.ingress.rest;

import io.skerry.api.plan.InvalidPlanException;
import io.skerry.api.plan.ServiceName;
import io.skerry.edge.inference.HostedService;
import io.skerry.edge.inference.Services;
import io.skerry.edge.ingress.AnswerView;
import io.skerry.edge.ingress.RefusedException;
import io.skerry.edge.ingress.Requests;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Services for people: an image in, an answer in words out. */
@Path("/v1/services")
@Produces(MediaType.APPLICATION_JSON)
public final class ServicesResource {

    /**
     * A service in the list.
     *
     * @param service {@code namespace/name}
     * @param model name and version, or why there is none
     * @param ready whether it answers
     * @param miner what tells its hard examples, or why nothing does
     */
    public record Entry(String service, String model, boolean ready, String miner) {}

    private final Services services;
    private final Requests requests;

    public ServicesResource(Services services, Requests requests) {
        this.services = services;
        this.requests = requests;
    }

    /** What this node serves. */
    @GET
    public List<Entry> list() {
        return services.all().stream().map(ServicesResource::entry).toList();
    }

    private static Entry entry(HostedService service) {
        return new Entry(
                service.name().toString(), ModelStateText.of(service.slot().state()), service.ready(), service.miner());
    }

    /** Answers one image. */
    @POST
    @Path("{namespace}/{name}")
    @Consumes(MediaType.WILDCARD)
    @RunOnVirtualThread
    public AnswerView answer(@PathParam("namespace") String namespace, @PathParam("name") String name, byte[] image) {
        return requests.image(service(namespace, name), image);
    }

    private static ServiceName service(String namespace, String name) {
        try {
            return new ServiceName(namespace, name);
        } catch (InvalidPlanException e) {
            throw new RefusedException(404, String.valueOf(e.getMessage()), e);
        }
    }
}
