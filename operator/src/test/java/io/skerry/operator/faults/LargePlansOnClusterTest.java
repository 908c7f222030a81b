package io.skerry.operator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.plan.PlanJson;
import io.skerry.api.plan.ServiceAssignment;
import io.skerry.operator.jointinference.Resources;
import io.skerry.operator.testbed.Cluster;
import io.skerry.operator.testbed.ClusterExtension;
import io.skerry.operator.testbed.Eventually;
import io.skerry.operator.testbed.OperatorProcess;
import io.skerry.operator.testbed.RouterStub;
import io.skerry.operator.user.ClusterUser;
import io.skerry.wire.message.Plan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Plans that are large, on their way from an API server to a node. */
@Tag("faults")
@ExtendWith(ClusterExtension.class)
class LargePlansOnClusterTest {

    private static final Path SERVICE = Path.of("src/test/resources/rights/offloading.yaml");
    private static final int MANY = 500;
    /** So many with so large parameters are more than a message through KubeEdge may have. */
    private static final int TOO_MANY = 25;

    private static final int NOISE_BYTES = 50_000;

    private static Cluster cluster;
    private static RouterStub router;
    private static OperatorProcess operator;

    @BeforeAll
    static void start(Cluster given) throws IOException {
        cluster = given;
        cluster.prepareForKubeEdge();
        router = new RouterStub();
        Map<String, String> settings = new HashMap<>(Cluster.throughKubeEdge());
        settings.put("SKERRY_EVENTBUS_ROUTER", router.address());
        operator = OperatorProcess.start(cluster, "large-plans", settings);
    }

    @AfterAll
    static void stop() {
        operator.close();
        router.close();
        cluster.chart().upgrade("link=mqtt");
    }

    @Test
    void five_hundred_services_on_one_node_are_all_in_its_plan() throws IOException {
        String node = "crowded-node";
        ClusterUser user = userWithNode("crowded", node);
        user.create(noPods());
        apply(user, node, 0, "0.9");
        EdgeStub edge = connect(node);

        for (int i = 1; i < MANY; i++) {
            apply(user, node, i, "0.9");
        }

        Eventually.holds(
                "the node has a plan with all services", () -> services(edge).size() == MANY);
        assertThat(services(edge)).extracting(ServiceAssignment::name).doesNotHaveDuplicates();
        cluster.client().namespaces().withName(user.namespace()).delete();
    }

    @Test
    void a_plan_that_is_too_large_for_kubeedge_is_said_and_sent_when_it_is_small_enough() throws IOException {
        String node = "loaded-node";
        ClusterUser user = userWithNode("loaded", node);
        Random random = new Random(1);
        for (int i = 0; i < TOO_MANY; i++) {
            byte[] noise = new byte[NOISE_BYTES];
            random.nextBytes(noise);
            apply(user, node, i, Base64.getEncoder().encodeToString(noise));
        }

        EdgeStub edge = connect(node);

        JointInferenceService stuck = user.awaitReason(JointInferenceService.class, name(0), "PlanTooLarge");
        assertThat(ClusterUser.message(stuck)).contains(node, "MQTT");
        for (int i = TOO_MANY / 2; i < TOO_MANY; i++) {
            cluster.client()
                    .resources(JointInferenceService.class)
                    .inNamespace(user.namespace())
                    .withName(name(i))
                    .delete();
        }
        Eventually.holds(
                "the node has a plan with those that are left",
                () -> services(edge).size() == TOO_MANY / 2);
        user.awaitReason(JointInferenceService.class, name(0), "ModelLoading");
    }

    /** The workers in the cloud do not matter, and would fill the cluster. */
    private static ResourceQuota noPods() {
        return new ResourceQuotaBuilder()
                .withNewMetadata()
                .withName("no-pods")
                .endMetadata()
                .withNewSpec()
                .addToHard("pods", new Quantity("0"))
                .endSpec()
                .build();
    }

    private static ClusterUser userWithNode(String namespace, String node) {
        cluster.addEdgeNode(node);
        ClusterUser user = cluster.userIn(namespace);
        user.create(Resources.model("little"));
        user.create(Resources.model("big"));
        return user;
    }

    private static void apply(ClusterUser user, String node, int number, String parameter) throws IOException {
        user.apply(Files.readString(SERVICE)
                .replace("name: offloading", "name: " + name(number))
                .replace("{name: IBT}", "{name: IBT, parameters: [{key: threshold_img, value: \"" + parameter + "\"}]}")
                .replace("edge-node", node));
    }

    private static String name(int number) {
        return "service-" + number;
    }

    private static EdgeStub connect(String node) {
        return new EdgeStub(node, router, new UplinkRules(cluster.client(), node).ingest(operator));
    }

    /** Those of the newest plan of a node. */
    private static List<ServiceAssignment> services(EdgeStub edge) throws IOException {
        List<Plan> plans = edge.plans();
        return plans.isEmpty()
                ? List.of()
                : PlanJson.read(json(plans.getLast())).services();
    }

    private static byte[] json(Plan plan) throws IOException {
        byte[] bytes = new byte[plan.payload().bytes().remaining()];
        plan.payload().bytes().get(bytes);
        try (InputStream in = plan.payload().encoding() == null
                ? new ByteArrayInputStream(bytes)
                : new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }
}
