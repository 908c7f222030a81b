package io.skerry.operator.jointinference;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.resource.WorkerRuntime;
import io.skerry.operator.worker.StorageCredential;
import io.skerry.operator.worker.StorageMount;
import io.skerry.operator.worker.WorkerObjects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The deep model where Skerry runs it itself: a Deployment of the runtime's image that is told what to do. What its user wrote into the
 * template stays; what the user left out is added.
 */
final class DeepWorker {

    /** A volume that the user mounts here keeps the hard examples that edges deliver; without one they stay at the edges. */
    static final String SAMPLES = "/var/lib/skerry/samples";

    private static final String DATA = "/var/lib/skerry/data";
    private static final String KEY_FOLDER = "/etc/skerry/link";
    private static final String TEMPORARY = "/tmp";
    private static final int MANAGEMENT_PORT = 9000;

    private DeepWorker() {}

    /**
     * The Deployment.
     *
     * @param model the deep model; a folder of the node is mounted, all else the runtime fetches for itself
     * @param connection how the runtime reaches the edges
     */
    static Deployment deployment(JointInferenceService service, ModelInput model, WorkerConnection connection) {
        SednaWorkers names = new SednaWorkers(service);
        Map<String, String> environment = new LinkedHashMap<>(connection.environment());
        if (connection.keySecret() != null) {
            environment.put("SKERRY_EVENTBUS_KEY_FILE", KEY_FOLDER + "/" + LinkSecrets.ENTRY);
        }
        StorageCredential credential = model.mount().credential();
        if (credential != null) {
            environment.putAll(objectStore(credential));
        }
        PodTemplateSpec template = prepared(service, model, connection.keySecret());
        return WorkerObjects.deployment(
                names.cloud(), template, environment, List.of(model.mount().fetchedByTheWorker()));
    }

    private static Map<String, String> objectStore(StorageCredential credential) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SKERRY_MODELS_S3_ENDPOINT", credential.endpoint());
        environment.put("AWS_ACCESS_KEY_ID", "$(ACCESS_KEY_ID)");
        environment.put("AWS_SECRET_ACCESS_KEY", "$(SECRET_ACCESS_KEY)");
        return environment;
    }

    private static PodTemplateSpec prepared(
            JointInferenceService service, ModelInput model, @Nullable String keySecret) {
        PodTemplateSpec template = service.getSpec().cloudWorker().template();
        List<Container> containers = template.getSpec().getContainers().stream()
                .map(container ->
                        WorkerRuntime.isSkerry(container) ? prepared(container, service, model, keySecret) : container)
                .toList();
        PodTemplateSpecBuilder builder = new PodTemplateSpecBuilder(template);
        if (keySecret != null) {
            builder.editSpec()
                    .addNewVolume()
                    .withName("skerry-link")
                    .withNewSecret()
                    .withSecretName(keySecret)
                    .endSecret()
                    .endVolume()
                    .endSpec();
        }
        return builder.editSpec()
                .withContainers(containers)
                .addNewVolume()
                .withName("skerry-data")
                .withNewEmptyDir()
                .endEmptyDir()
                .endVolume()
                .addNewVolume()
                .withName("skerry-tmp")
                .withNewEmptyDir()
                .endEmptyDir()
                .endVolume()
                .endSpec()
                .build();
    }

    private static Container prepared(
            Container container, JointInferenceService service, ModelInput model, @Nullable String keySecret) {
        ContainerBuilder builder = new ContainerBuilder(container)
                .addToVolumeMounts(mount("skerry-data", DATA), mount("skerry-tmp", TEMPORARY));
        if (keySecret != null) {
            builder.addToVolumeMounts(new VolumeMountBuilder(mount("skerry-link", KEY_FOLDER))
                    .withReadOnly()
                    .build());
        }
        if (container.getArgs().isEmpty()) {
            builder.withArgs(arguments(service, model, collects(container)));
        }
        if (container.getReadinessProbe() == null) {
            builder.withReadinessProbe(probe("ready"));
        }
        if (container.getLivenessProbe() == null) {
            builder.withLivenessProbe(probe("live"));
        }
        if (container.getStartupProbe() == null) {
            builder.withStartupProbe(new ProbeBuilder(probe("started"))
                    .withPeriodSeconds(2)
                    .withFailureThreshold(150)
                    .build());
        }
        if (container.getSecurityContext() == null) {
            builder.withSecurityContext(restricted());
        }
        return builder.build();
    }

    private static boolean collects(Container container) {
        return container.getVolumeMounts().stream()
                .map(VolumeMount::getMountPath)
                .anyMatch(path -> path.replaceFirst("/+$", "").equals(SAMPLES));
    }

    private static List<String> arguments(JointInferenceService service, ModelInput input, boolean collects) {
        StorageMount model = input.mount();
        List<String> arguments = new ArrayList<>(List.of(
                "worker",
                "deep",
                "--service",
                service.getMetadata().getNamespace() + "/"
                        + service.getMetadata().getName(),
                "--model",
                model.onTheNode() ? "file://$(" + model.variable() + ")" : "$(" + model.variable() + ")",
                "--data",
                DATA,
                "--host",
                "0.0.0.0",
                "--port",
                Integer.toString(SednaWorkers.BIG_MODEL_PORT),
                "--management-port",
                Integer.toString(MANAGEMENT_PORT)));
        if (input.spec().sha256() != null) {
            arguments.addAll(List.of("--model-sha256", input.spec().sha256()));
        }
        if (collects) {
            arguments.addAll(List.of("--collect", SAMPLES));
        }
        return arguments;
    }

    private static VolumeMount mount(String volume, String path) {
        return new VolumeMountBuilder().withName(volume).withMountPath(path).build();
    }

    private static Probe probe(String kind) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath("/q/health/" + kind)
                .withPort(new IntOrString(MANAGEMENT_PORT))
                .endHttpGet()
                .build();
    }

    private static SecurityContext restricted() {
        return new SecurityContextBuilder()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withRunAsNonRoot(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .build();
    }
}
