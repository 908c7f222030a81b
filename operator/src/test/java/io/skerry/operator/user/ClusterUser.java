package io.skerry.operator.user;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.skerry.api.resource.Condition;
import io.skerry.api.resource.ResourceStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What people do with a cluster: install, create, look.
 *
 * @param patience how many seconds they wait for what they want to see
 */
public record ClusterUser(KubernetesClient client, String namespace, long patience) {

    private static final Path CRDS = Path.of("..", "helm", "crds");

    /** Installs all CRDs of the chart. */
    public void installCrds() throws IOException {
        try (Stream<Path> files = Files.list(CRDS)) {
            for (Path file : files.toList()) {
                try (InputStream crd = Files.newInputStream(file)) {
                    client.load(crd).create();
                }
            }
        }
    }

    /** As {@code kubectl apply --server-side} does, in the user's own namespace. */
    public void apply(String yaml) {
        client.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .inNamespace(namespace)
                .serverSideApply();
    }

    public <R extends HasMetadata> R create(R resource) {
        return client.resource(resource).inNamespace(namespace).create();
    }

    public <R extends HasMetadata> Optional<R> find(Class<R> kind, String name) {
        return Optional.ofNullable(
                client.resources(kind).inNamespace(namespace).withName(name).get());
    }

    /** Changes a resource; what somebody else has written meanwhile is read and changed again. */
    public <R extends HasMetadata> void edit(Class<R> kind, String name, Consumer<R> change) {
        while (!tryEdit(kind, name, change)) {
            Thread.onSpinWait();
        }
    }

    private <R extends HasMetadata> boolean tryEdit(Class<R> kind, String name, Consumer<R> change) {
        try {
            client.resources(kind).inNamespace(namespace).withName(name).edit(found -> {
                change.accept(found);
                return found;
            });
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            return false;
        }
    }

    /** Writes a status, as others beside the operator do. */
    public <S, R extends CustomResource<?, S>> void editStatus(Class<R> kind, String name, UnaryOperator<S> change) {
        client.resources(kind).inNamespace(namespace).withName(name).editStatus(found -> {
            found.setStatus(change.apply(found.getStatus()));
            return found;
        });
    }

    /** Waits until a resource is what is wanted. */
    public <R extends HasMetadata> R await(Class<R> kind, String name, Predicate<R> wanted) {
        return client.resources(kind)
                .inNamespace(namespace)
                .withName(name)
                .waitUntilCondition(found -> found != null && wanted.test(found), patience, TimeUnit.SECONDS);
    }

    /** Waits until the condition Ready has a reason. */
    public <R extends CustomResource<?, ? extends ResourceStatus>> R awaitReason(
            Class<R> kind, String name, String reason) {
        return await(
                kind,
                name,
                found ->
                        condition(found, Condition.READY).map(Condition::reason).equals(Optional.of(reason)));
    }

    /** A condition of a resource; there is at most one of each type. */
    public static Optional<Condition> condition(CustomResource<?, ? extends ResourceStatus> resource, String type) {
        List<Condition> found = Stream.ofNullable(resource.getStatus())
                .flatMap(status -> status.conditions().stream())
                .filter(condition -> condition.type().equals(type))
                .toList();
        if (found.size() > 1) {
            throw new AssertionError("several conditions of the type " + type + ": " + found);
        }
        return found.stream().findFirst();
    }

    /** The message of the condition Ready. */
    public static String message(CustomResource<?, ? extends ResourceStatus> resource) {
        return String.valueOf(condition(resource, Condition.READY).orElseThrow().message());
    }
}
