package io.skerry.operator.plan;

import io.skerry.api.jointinference.EdgeWorker;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.jointinference.JointInferenceServiceStatus;
import io.skerry.api.jointinference.ModelFile;
import io.skerry.api.jointinference.Offload;
import io.skerry.api.jointinference.WatchedDirectory;
import io.skerry.api.model.Model;
import io.skerry.api.plan.Budget;
import io.skerry.api.plan.HardExampleMining;
import io.skerry.api.plan.InvalidPlanException;
import io.skerry.api.plan.ModelReference;
import io.skerry.api.plan.OffloadPolicy;
import io.skerry.api.plan.SamplePolicy;
import io.skerry.api.plan.ServiceAssignment;
import io.skerry.api.plan.ServiceName;
import io.skerry.api.resource.Parameter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a node is told of a service. */
public final class Assignment {

    private Assignment() {}

    /**
     * Derives it.
     *
     * @param model the shallow model
     * @throws InvalidPlanException if a node could not carry it out; says why and what to write instead
     */
    public static ServiceAssignment of(JointInferenceService service, ModelFile model) {
        EdgeWorker worker = service.getSpec().edgeWorker();
        return new ServiceAssignment(
                service.getMetadata().getNamespace(),
                service.getMetadata().getName(),
                new ModelReference(address(model.url()), model.sha256()),
                mining(worker.hardExampleMining()),
                offload(worker.offload()),
                worker.samples() == null || worker.samples().keep() == null
                        ? null
                        : new SamplePolicy(worker.samples().keep()),
                directory(worker.directory()));
    }

    /**
     * The shallow model: as its Model says, or where that is missing, as it was found last. A node does not stop to answer because somebody
     * deletes a Model.
     *
     * @param found the Model, if there is one
     */
    static Optional<ModelFile> model(JointInferenceService service, Optional<Model> found) {
        return found.map(Model::getSpec)
                .map(ModelFile::of)
                .or(() -> Optional.ofNullable(service.getStatus()).map(JointInferenceServiceStatus::edgeModel));
    }

    /**
     * A service's name.
     *
     * @throws InvalidPlanException if it is no DNS label
     */
    public static ServiceName nameOf(JointInferenceService service) {
        return new ServiceName(
                service.getMetadata().getNamespace(), service.getMetadata().getName());
    }

    /** Sedna's paths on the node become {@code file:} addresses. */
    private static URI address(String url) {
        try {
            return url.startsWith("/") ? new URI("file", "", url, null) : new URI(url);
        } catch (URISyntaxException e) {
            throw new InvalidPlanException("the model's URL '" + url + "' is no address: " + e.getReason(), e);
        }
    }

    private static HardExampleMining mining(io.skerry.api.resource.HardExampleMining mining) {
        return new HardExampleMining(
                mining.name(),
                mining.parameters().stream()
                        .collect(Collectors.toMap(Parameter::key, Parameter::value, (_, last) -> last)),
                mining.budget() == null
                        ? null
                        : new Budget(mining.budget().share(), mining.budget().bytesPerHour()));
    }

    private static OffloadPolicy offload(@Nullable Offload offload) {
        if (offload == null) {
            return new OffloadPolicy(null, null);
        }
        try {
            return new OffloadPolicy(offload.deadlineDuration(), offload.maxInFlight());
        } catch (InvalidPlanException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidPlanException(String.valueOf(e.getMessage()), e);
        }
    }

    private static io.skerry.api.plan.@Nullable WatchedDirectory directory(@Nullable WatchedDirectory directory) {
        return directory == null
                ? null
                : new io.skerry.api.plan.WatchedDirectory(
                        Path.of(directory.path()), directory.results() == null ? null : Path.of(directory.results()));
    }
}
