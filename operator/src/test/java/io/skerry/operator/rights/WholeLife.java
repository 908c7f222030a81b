package io.skerry.operator.rights;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.CustomResource;
import io.skerry.api.Kinds;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.model.Model;
import io.skerry.api.resource.Condition;
import io.skerry.api.resource.ResourceStatus;
import io.skerry.operator.jointinference.Resources;
import io.skerry.operator.testbed.Eventually;
import io.skerry.operator.user.ClusterUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a user can have the operator do: resources of every kind come, change, refer to what is missing, and go. */
record WholeLife(ClusterUser user) {

    private static final Path TEXTS = Path.of("src", "test", "resources", "rights");
    private static final Path SAMPLES =
            Path.of("..", "src-shared", "api", "src", "test", "resources", "sedna", "samples");
    private static final String SERVICE = "helmets";

    /** Returns when the operator has done its part; with all that it made, as it was. */
    List<HasMetadata> run() throws IOException {
        storedModel();
        everyKind();
        List<HasMetadata> made = service();
        missingModelTwice();
        return made;
    }

    private void storedModel() {
        user.create(Resources.storedModel("stored", "store"));
        user.awaitReason(Model.class, "stored", "SecretNotFound");
        user.create(Resources.secret("store", "minio:9000"));
        user.awaitReason(Model.class, "stored", "Accepted");
    }

    private void everyKind() throws IOException {
        user.create(Resources.model("little"));
        user.create(Resources.model("big"));
        for (String sample : List.of(
                "sample-dataset.yaml",
                "sample-federatedlearningjob.yaml",
                "incremental-helmet.yaml",
                "sample-lifelonglearningjobv1alpha1.yaml")) {
            user.apply(Files.readString(SAMPLES.resolve(sample)));
        }
        user.apply(text("unsampled.yaml"));
        Kinds.ALL.stream()
                .filter(kind -> kind != JointInferenceService.class)
                .forEach(kind ->
                        Eventually.holds("a " + HasMetadata.getKind(kind) + " has a status", () -> hasStatus(kind)));
    }

    private boolean hasStatus(Class<? extends CustomResource<?, ?>> kind) {
        return list(kind)
                .map(CustomResource::getStatus)
                .anyMatch(status -> status instanceof ResourceStatus said
                        && said.conditions().stream()
                                .anyMatch(condition -> condition.type().equals(Condition.READY)));
    }

    private List<HasMetadata> service() throws IOException {
        user.apply(text("scaled.yaml"));
        user.awaitReason(JointInferenceService.class, SERVICE, "WorkersRunning");
        List<HasMetadata> made = Stream.of(Deployment.class, Service.class, HorizontalPodAutoscaler.class)
                .<HasMetadata>flatMap(this::list)
                .toList();
        user.apply(text("on-the-node.yaml"));
        Eventually.holds(
                "the edge worker's Deployment and the autoscalers are gone",
                () -> list(Deployment.class).count() == 1
                        && list(HorizontalPodAutoscaler.class).findAny().isEmpty());
        return made;
    }

    private void missingModelTwice() {
        for (int i = 0; i < 2; i++) {
            user.client()
                    .resources(Model.class)
                    .inNamespace(user.namespace())
                    .withName("big")
                    .delete();
            user.awaitReason(JointInferenceService.class, SERVICE, "ModelNotFound");
            user.create(Resources.model("big"));
            user.await(
                    JointInferenceService.class,
                    SERVICE,
                    service -> ClusterUser.condition(service, Condition.READY)
                            .map(Condition::reason)
                            .filter(reason -> !reason.equals("ModelNotFound"))
                            .isPresent());
        }
        Eventually.holds(
                "an Event is counted",
                () -> list(Event.class)
                        .anyMatch(
                                event -> Optional.ofNullable(event.getSeries()).isPresent()));
    }

    private <R extends HasMetadata> Stream<R> list(Class<R> kind) {
        return user.client().resources(kind).inNamespace(user.namespace()).list().getItems().stream();
    }

    private static String text(String name) throws IOException {
        return Files.readString(TEXTS.resolve(name));
    }
}
