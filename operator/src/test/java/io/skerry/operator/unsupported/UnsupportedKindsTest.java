package io.skerry.operator.unsupported;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.kubernetes.client.WithKubernetesTestServer;
import io.skerry.api.Kinds;
import io.skerry.api.federated.FederatedLearningJob;
import io.skerry.api.incremental.IncrementalLearningJob;
import io.skerry.api.reid.ReidJob;
import io.skerry.api.resource.Condition;
import io.skerry.api.resource.JobStatus;
import io.skerry.api.resource.ResourceStatus;
import io.skerry.operator.status.StatusWriters;
import io.skerry.operator.user.ClusterUser;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithKubernetesTestServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnsupportedKindsTest {

    private static final Set<String> SUPPORTED = Set.of("Dataset", "Model", "JointInferenceService");
    private static final String REASON = "ControllerNotInThisVersion";

    @Inject
    KubernetesClient client;

    @Inject
    Operator operator;

    @Inject
    Clock clock;

    @Inject
    StatusWriters writers;

    private ClusterUser user;

    @BeforeAll
    void start() throws IOException {
        user = new ClusterUser(client, "default", 10);
        user.installCrds();
        operator.start();
    }

    @AfterAll
    void stop() {
        operator.stop();
    }

    static Stream<Class<? extends CustomResource<?, ?>>> unsupported() {
        return Kinds.ALL.stream().filter(kind -> !SUPPORTED.contains(HasMetadata.getKind(kind)));
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void a_resource_of_a_kind_without_a_controller_says_so(
            Class<? extends CustomResource<?, ? extends ResourceStatus>> kind) {
        user.create(resource(HasMetadata.getKind(kind), "told"));

        CustomResource<?, ? extends ResourceStatus> told = user.awaitReason(kind, "told", REASON);

        assertThat(ClusterUser.message(told))
                .contains(HasMetadata.getKind(kind))
                .contains("nothing is run");
        assertThat(ClusterUser.condition(told, Condition.STALLED)).isPresent();
    }

    @Test
    void it_is_said_once() {
        user.create(resource("ReidJob", "once"));

        ReidJob told = user.awaitReason(ReidJob.class, "once", REASON);

        assertThat(new UnsupportedKinds.Reid(clock, writers)
                        .reconcile(told, null)
                        .isNoUpdate())
                .isTrue();
    }

    @Test
    void the_status_follows_a_spec_that_changes() {
        user.create(resource("ReidJob", "changed"));
        ReidJob before = user.awaitReason(ReidJob.class, "changed", REASON);

        client.genericKubernetesResources("sedna.io/v1alpha1", "ReidJob")
                .inNamespace("default")
                .withName("changed")
                .edit(found -> {
                    found.getAdditionalProperties().put("spec", Map.of("backoffLimit", 3));
                    return found;
                });

        ReidJob after = user.await(
                ReidJob.class,
                "changed",
                found -> !Optional.ofNullable(found.getStatus().observedGeneration())
                        .equals(Optional.ofNullable(before.getStatus().observedGeneration())));
        assertThat(after.getStatus().observedGeneration())
                .isEqualTo(after.getMetadata().getGeneration());
        assertThat(ClusterUser.condition(after, Condition.READY).orElseThrow().lastTransitionTime())
                .isEqualTo(ClusterUser.condition(before, Condition.READY)
                        .orElseThrow()
                        .lastTransitionTime());
    }

    @Test
    void a_kind_that_goes_through_stages_has_one_in_every_condition() {
        user.create(resource("IncrementalLearningJob", "staged"));

        IncrementalLearningJob staged = user.awaitReason(IncrementalLearningJob.class, "staged", REASON);

        assertThat(staged.getStatus().conditions())
                .isNotEmpty()
                .extracting(Condition::stage)
                .containsOnly("Train");
    }

    @Test
    void what_sedna_wrote_into_a_status_stays() {
        FederatedLearningJob job = new FederatedLearningJob();
        job.setMetadata(resource("FederatedLearningJob", "moved").getMetadata());
        job.setStatus(new JobStatus(null, List.of(), "Running", null, null, 2, 1, 0));
        job.getMetadata().setGeneration(1L);

        JobStatus status = new UnsupportedKinds.FederatedLearning(clock, writers)
                .reconcile(job, null)
                .getResource()
                .orElseThrow()
                .getStatus();

        assertThat(status.phase()).isEqualTo("Running");
        assertThat(status.active()).isEqualTo(2);
    }

    private static GenericKubernetesResource resource(String kind, String name) {
        return new GenericKubernetesResourceBuilder()
                .withApiVersion("sedna.io/v1alpha1")
                .withKind(kind)
                .withNewMetadata()
                .withName(name)
                .withNamespace("default")
                .withUid(name)
                .endMetadata()
                .addToAdditionalProperties("spec", Map.of())
                .build();
    }
}
