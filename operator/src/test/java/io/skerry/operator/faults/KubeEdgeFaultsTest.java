package io.skerry.operator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.plan.ServiceName;
import io.skerry.link.eventbus.Ingest;
import io.skerry.operator.jointinference.Resources;
import io.skerry.operator.testbed.Cluster;
import io.skerry.operator.testbed.ClusterExtension;
import io.skerry.operator.testbed.Eventually;
import io.skerry.operator.testbed.OperatorProcess;
import io.skerry.operator.user.ClusterUser;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An operator whose link leads through KubeEdge, on a cluster with KubeEdge's kinds. */
@Tag("faults")
@ExtendWith(ClusterExtension.class)
class KubeEdgeFaultsTest {

    private static final Path SERVICE = Path.of("src/test/resources/rights/offloading.yaml");
    private static final String NAME = "offloading";

    private static final int POSTS = 4_000;
    private static final int AT_ONCE = 16;
    private static final int UNFINISHED = 200;
    /** A thousand of these are more than the operator's memory. */
    private static final int GARBAGE_BYTES = 400_000;

    private static Cluster cluster;
    private static OperatorProcess operator;

    @BeforeAll
    static void start(Cluster given) throws IOException {
        cluster = given;
        cluster.prepareForKubeEdge();
        Map<String, String> settings = new HashMap<>(Cluster.throughKubeEdge());
        // With the memory that it has in its pod.
        settings.put("JDK_JAVA_OPTIONS", "@" + Path.of("jvm.options").toAbsolutePath());
        operator = OperatorProcess.start(cluster, "kubeedge-faults", settings);
    }

    @AfterAll
    static void stop() {
        operator.close();
        cluster.chart().upgrade("link=mqtt");
    }

    @Test
    void an_ingest_that_strangers_flood_goes_on_taking_what_a_node_says() throws Exception {
        String node = "flooded-node";
        ClusterUser user = userWithService("flooded", node);
        URI ingest = rules(node).ingest(operator);
        ServiceName service = new ServiceName(user.namespace(), NAME);
        EdgeWords words = new EdgeWords(node);
        List<RawPost> flood = flood(ingest, words.report(service, 1_000_000));
        List<Socket> unfinished = new ArrayList<>();
        for (int i = 0; i < UNFINISHED; i++) {
            unfinished.add(flood.getFirst().begin());
        }

        try (ExecutorService strangers =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<Integer>> answers = IntStream.range(0, POSTS)
                    .mapToObj(i -> strangers.submit(flood.get(i % flood.size())::send))
                    .toList();
            long waiting = 0;
            do {
                waiting++;
                assertIsHeard(user, RawPost.of(ingest, words.report(service, waiting)), waiting);
            } while (!answers.getLast().isDone());
            assertThat(answers).extracting(KubeEdgeFaultsTest::answer).doesNotContain(202);
        }

        double ofEach = (double) POSTS / flood.size();
        assertThat(refused("400")).isEqualTo(ofEach);
        assertThat(refused("403")).isEqualTo(2 * ofEach);
        assertThat(refused("413")).isEqualTo(ofEach);
        assertThat(operator.metric("skerry_operator_frames_refused_total")).isEqualTo(ofEach);
        assertThat(unfinished).allSatisfy(KubeEdgeFaultsTest::assertIsClosed);
        assertIsHeard(user, RawPost.of(ingest, words.report(service, 0)), 0);
    }

    /** Garbage from the node itself, a wrong secret, the node's secret under another name, and too much. */
    private static List<RawPost> flood(URI ingest, byte[] report) {
        byte[] garbage = new byte[GARBAGE_BYTES];
        new Random(1).nextBytes(garbage);
        return List.of(
                RawPost.of(ingest, garbage),
                RawPost.of(ingest.resolve(ingest.getRawPath() + "?key=" + "0".repeat(64)), report),
                RawPost.of(ingest.resolve("another-node?" + ingest.getRawQuery()), report),
                new RawPost(ingest, Ingest.MAX_BODY_BYTES + 1, new byte[0]));
    }

    private static void assertIsHeard(ClusterUser user, RawPost report, long waiting) {
        assertThat(report.send()).isEqualTo(202);
        user.await(
                JointInferenceService.class,
                NAME,
                service -> service.getStatus() != null
                        && service.getStatus().nodes().stream()
                                .anyMatch(state -> Long.valueOf(waiting).equals(state.spoolWaiting())));
    }

    private static int answer(Future<Integer> post) {
        try {
            return post.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static double refused(String status) throws IOException {
        return operator.metric("skerry_operator_requests_refused_total{status=\"" + status + "\"");
    }

    private static void assertIsClosed(Socket socket) throws IOException {
        try (socket) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }

    @Test
    void a_node_that_is_deleted_and_joins_again_later_gets_rules_of_its_own() throws IOException {
        String node = "returning-node";
        ClusterUser user = userWithService("returning", node);
        awaitRulesOfItsOwn(node);

        cluster.client().nodes().withName(node).delete();
        Eventually.holds("they go with the Node", () -> rules(node).owners().isEmpty());
        user.awaitReason(JointInferenceService.class, NAME, "NodeNotFound");

        cluster.addEdgeNode(node);
        awaitRulesOfItsOwn(node);
    }

    @Test
    void a_node_that_is_deleted_and_joins_again_at_once_gets_rules_of_its_own() throws IOException {
        String node = "rejoining-node";
        userWithService("rejoining", node);
        awaitRulesOfItsOwn(node);
        String before = uid(node);

        cluster.client().nodes().withName(node).delete();
        cluster.addEdgeNode(node);

        assertThat(uid(node)).isNotEqualTo(before);
        awaitRulesOfItsOwn(node);
    }

    private static ClusterUser userWithService(String namespace, String node) throws IOException {
        cluster.addEdgeNode(node);
        ClusterUser user = cluster.userIn(namespace);
        user.create(Resources.model("little"));
        user.create(Resources.model("big"));
        user.apply(Files.readString(SERVICE).replace("edge-node", node));
        return user;
    }

    private static UplinkRules rules(String node) {
        return new UplinkRules(cluster.client(), node);
    }

    private static void awaitRulesOfItsOwn(String node) {
        Eventually.holds(
                "the Rules of " + node + " are its own",
                () -> rules(node).owners().equals(List.of(uid(node), uid(node))));
    }

    private static String uid(String node) {
        return cluster.client().nodes().withName(node).get().getMetadata().getUid();
    }
}
