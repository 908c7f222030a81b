package io.skerry.edge.ingress.rest;

import io.skerry.api.plan.InvalidPlanException;
import io.skerry.api.plan.ServiceName;
import io.skerry.edge.inference.HostedService;
import io.skerry.edge.inference.Services;
import io.skerry.edge.ingress.RefusedException;
import io.skerry.edge.ingress.Requests;
import io.skerry.edge.ingress.oip.Batch;
import io.skerry.edge.ingress.oip.InferRequest;
import io.skerry.edge.ingress.oip.Output;
import io.skerry.edge.ingress.oip.RequestReader;
import io.skerry.edge.ingress.oip.ResponseWriter;
import io.skerry.inference.cascade.Answer;
import io.skerry.inference.predict.Predictor;
import io.skerry.onnx.ModelInput;
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
import java.util.Arrays;
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
        return service(model).slot().use(predictor -> metadata(model, predictor));
    }

    private static Map<String, Object> metadata(String model, Predictor predictor) {
        ModelInput input = predictor.manifest().input();
        return Map.of(
                "name", model,
                "versions", List.of(predictor.manifest().version()),
                "platform", "onnxruntime_onnx",
                "inputs", List.of(tensor(input.name(), input.datatype().name(), input.shape())),
                "outputs",
                        Arrays.stream(Output.values())
                                .map(output -> tensor(
                                        output.label(),
                                        output.datatype(),
                                        output.shape(
                                                -1,
                                                predictor.manifest().labels().size())))
                                .toList());
    }

    private static Map<String, Object> tensor(String name, String datatype, List<Long> shape) {
        return Map.of("name", name, "datatype", datatype, "shape", shape);
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
            @PathParam("model") String model, @HeaderParam(HEADER_LENGTH) @Nullable String headerLength, byte[] body) {
        HostedService service = service(model);
        InferRequest request =
                RequestReader.read(body, headerLength == null ? body.length : headerLength(headerLength));
        List<Answer> answers = requests.answer(service, Batch.of(request));
        ResponseWriter.Response response = ResponseWriter.write(model, request, answers);
        return response.binary()
                ? Response.ok(response.body(), MediaType.APPLICATION_OCTET_STREAM)
                        .header(HEADER_LENGTH, response.headerLength())
                        .build()
                : Response.ok(response.body(), MediaType.APPLICATION_JSON).build();
    }

    private static int headerLength(String header) {
        try {
            return Integer.parseInt(header.strip());
        } catch (NumberFormatException e) {
            throw new RefusedException(
                    400, HEADER_LENGTH + " must be a number: how many bytes of the body are JSON", e);
        }
    }

    private HostedService service(String model) {
        try {
            return requests.find(ServiceName.parse(model.replaceFirst("\\.", "/")));
        } catch (InvalidPlanException e) {
            throw new RefusedException(
                    404, "there is no model '" + model + "': a service's model is named namespace.name", e);
        }
    }
}
