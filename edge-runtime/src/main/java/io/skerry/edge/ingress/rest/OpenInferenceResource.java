package io.skerry.edge.ingress.rest;

import io.skerry.api.plan.InvalidPlanException;
import io.skerry.api.plan.ServiceName;
import io.skerry.edge.inference.HostedService;
import io.skerry.edge.inference.Services;
import io.skerry.edge.ingress.RefusedException;
import io.skerry.edge.ingress.Requests;
import io.skerry.edge.ingress.oip.BadRequestException;
import io.skerry.edge.ingress.oip.Batch;
import io.skerry.edge.ingress.oip.InferRequest;
import io.skerry.edge.ingress.oip.RequestReader;
import io.skerry.edge.ingress.oip.ResponseWriter;
import io.skerry.inference.cascade.Answer;
import io.skerry.onnx.TensorSpec;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The Open Inference Protocol v2. A service is a model of the name {@code namespace.name}; each example of a batch goes through the
 * pipeline by itself.
 */
@Path("/v2")
@Produces(MediaType.APPLICATION_JSON)
public final class OpenInferenceResource {

    private static final String HEADER_LENGTH = "Inference-Header-Content-Length";

    private final Services services;
    private final Requests requests;

    public OpenInferenceResource(Services services, Requests requests) {
        this.services = services;
        this.requests = requests;
    }

    /** The server's metadata. */
    @GET
    public Map<String, Object> server() {
        return Map.of(
                "name", "skerry-edge",
                "version", Objects.requireNonNullElse(getClass().getPackage().getImplementationVersion(), "dev"),
                "extensions", List.of("binary_tensor_data"));
    }

    @GET
    @Path("health/live")
    public Map<String, Boolean> live() {
        return Map.of("live", true);
    }

    @GET
    @Path("health/ready")
    public Response ready() {
        boolean ready = services.ready();
        return Response.status(ready ? 200 : 503).entity(Map.of("ready", ready)).build();
    }

    /** A model's metadata. */
    @GET
    @Path("models/{model}")
    public Map<String, Object> model(@PathParam("model") String model) {
        HostedService service = service(model);
        return service.slot()
                .use(predictor -> Map.of(
                        "name", model,
                        "versions", List.of(predictor.manifest().version()),
                        "platform", "onnxruntime_onnx",
                        "inputs", tensors(predictor.session().inputs()),
                        "outputs", tensors(predictor.session().outputs())));
    }

    private static List<Map<String, Object>> tensors(List<TensorSpec> specs) {
        return specs.stream()
                .map(spec -> Map.<String, Object>of(
                        "name", spec.name(), "datatype", spec.datatype().name(), "shape", spec.shape()))
                .toList();
    }

    @GET
    @Path("models/{model}/ready")
    public Response ready(@PathParam("model") String model) {
        boolean ready = service(model).ready();
        return Response.status(ready ? 200 : 503)
                .entity(Map.of("name", model, "ready", ready))
                .build();
    }

    /** Answers a batch of tensors. */
    @POST
    @Path("models/{model}/infer")
    @Consumes(MediaType.WILDCARD)
    @RunOnVirtualThread
    public Response infer(
            @PathParam("model") String model, @HeaderParam(HEADER_LENGTH) @Nullable Integer headerLength, byte[] body) {
        HostedService service = service(model);
        InferRequest request;
        try {
            request = RequestReader.read(body, headerLength == null ? body.length : headerLength);
        } catch (BadRequestException e) {
            throw requests.refused(400, String.valueOf(e.getMessage()), e);
        }
        List<Answer> answers = Batch.of(request).stream()
                .map(example -> requests.example(service.name(), () -> example))
                .toList();
        ResponseWriter.Response response =
                ResponseWriter.write(model, service.slot().use(p -> p.manifest().version()), request, answers);
        return response.binary()
                ? Response.ok(response.body(), MediaType.APPLICATION_OCTET_STREAM)
                        .header(HEADER_LENGTH, response.headerLength())
                        .build()
                : Response.ok(response.body(), MediaType.APPLICATION_JSON).build();
    }

    private HostedService service(String model) {
        ServiceName name;
        try {
            name = ServiceName.parse(model.replaceFirst("\\.", "/"));
        } catch (InvalidPlanException e) {
            throw requests.refused(
                    404, "there is no model '" + model + "': a service's model is named namespace.name", e);
        }
        return services.find(name)
                .orElseThrow(() -> new RefusedException(
                        404, "there is no model '" + model + "' on this node; its plan has: " + services.names()));
    }
}
