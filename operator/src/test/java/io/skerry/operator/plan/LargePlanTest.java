package io.skerry.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.api.plan.HardExampleMining;
import io.skerry.api.plan.ModelReference;
import io.skerry.api.plan.NodePlan;
import io.skerry.api.plan.PlanJson;
import io.skerry.api.plan.ServiceAssignment;
import io.skerry.link.Envelopes;
import io.skerry.link.eventbus.FrameText;
import io.skerry.operator.link.NodeChannel;
import io.skerry.wire.Decoded;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameCodec;
import io.skerry.wire.FrameIds;
import io.skerry.wire.FrameLimits;
import io.skerry.wire.Source;
import io.skerry.wire.message.PlanAck;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class LargePlanTest {

    private static final String NODE = "edge-1";
    private static final int MEGABYTE = 1 << 20;

    private final Random random = new Random(1);

    /** Takes what a driver takes. */
    private record Way(int maxFrameBytes, List<Frame> taken) implements NodeChannel {

        @Override
        public CompletableFuture<Void> send(String node, String topic, Frame frame) {
            taken.add(frame);
            return CompletableFuture.completedFuture(null);
        }
    }

    private final Way eventbus = new Way(FrameText.MAX_FRAME_BYTES, new ArrayList<>());
    private final Way mqtt = new Way(FrameLimits.DEFAULT.maxFrameBytes(), new ArrayList<>());

    @Test
    void five_hundred_services_on_one_node_are_one_message_through_kubeedge() throws IOException {
        List<ServiceAssignment> services =
                IntStream.range(0, 500).mapToObj(i -> assignment(i, 60)).toList();

        assertThat(settle(eventbus, services).state(NODE)).isInstanceOf(PlanState.Sent.class);

        assertThat(FrameText.decode(FrameText.encode(eventbus.taken().getFirst())))
                .isInstanceOf(Decoded.Ok.class);
        assertThat(plan(eventbus.taken()).services()).containsExactlyInAnyOrderElementsOf(services);
    }

    @Test
    void a_plan_of_two_megabytes_goes_over_a_broker() throws IOException {
        List<ServiceAssignment> services = ofMegabytes(2);

        assertThat(settle(mqtt, services).state(NODE)).isInstanceOf(PlanState.Sent.class);

        assertThat(FrameCodec.encode(mqtt.taken().getFirst())).hasSizeGreaterThan(2 * MEGABYTE);
        assertThat(plan(mqtt.taken()).services()).containsExactlyInAnyOrderElementsOf(services);
    }

    @Test
    void a_plan_of_two_megabytes_does_not_go_through_kubeedge_and_the_next_one_does() {
        List<ServiceAssignment> services = ofMegabytes(2);
        NodePlans plans = settle(eventbus, services);
        plans.settle(NODE, services);

        assertThat(plans.state(NODE))
                .isInstanceOfSatisfying(
                        PlanState.TooLarge.class,
                        large -> assertThat(large.bytes())
                                .isGreaterThan(2 * MEGABYTE)
                                .isGreaterThan(large.most()));
        assertThat(eventbus.taken()).isEmpty();

        plans.settle(NODE, List.of(assignment(0, 60)));
        assertThat(eventbus.taken()).hasSize(1);
    }

    @Test
    void the_largest_plan_that_is_sent_is_a_frame_that_the_way_takes() {
        List<ServiceAssignment> services = List.of();
        NodePlans plans = settle(eventbus, services);
        for (int i = 0; !(plans.state(NODE) instanceof PlanState.TooLarge); i++) {
            List<ServiceAssignment> more = new ArrayList<>(services);
            more.add(assignment(i, 40_000));
            services = more;
            plans.settle(NODE, services);
        }

        byte[] largest = FrameCodec.encode(eventbus.taken().getLast());
        assertThat(largest).hasSizeBetween(MEGABYTE - 50_000, MEGABYTE);
    }

    /** Returns when the node was heard and its plan was looked at. */
    private NodePlans settle(NodeChannel way, List<ServiceAssignment> services) {
        Clock clock = Clock.systemUTC();
        Envelopes envelopes = new Envelopes(new Source("operator", "run"), new FrameIds(clock, random), clock);
        NodePlans plans = new NodePlans(way, envelopes, () -> 1, random);
        plans.heard(NODE, new PlanAck(0, PlanDocument.NONE, true, null));
        plans.settle(NODE, services);
        return plans;
    }

    private static NodePlan plan(List<Frame> taken) throws IOException {
        assertThat(taken)
                .singleElement()
                .extracting(frame -> frame.header().encoding())
                .isEqualTo("gzip");
        byte[] body = new byte[taken.getFirst().body().remaining()];
        taken.getFirst().body().get(body);
        try (GZIPInputStream json = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return PlanJson.read(json.readAllBytes());
        }
    }

    /** Compressed. */
    private List<ServiceAssignment> ofMegabytes(int megabytes) {
        return IntStream.range(0, 21 * megabytes)
                .mapToObj(i -> assignment(i, 50_000))
                .toList();
    }

    /** A service with parameters that cannot be compressed. */
    private ServiceAssignment assignment(int number, int bytes) {
        byte[] noise = new byte[bytes];
        random.nextBytes(noise);
        return new ServiceAssignment(
                "default",
                "service-" + number,
                new ModelReference(URI.create("file:///models/" + number + "/model.onnx"), null),
                new HardExampleMining("IBT", Map.of("noise", Base64.getEncoder().encodeToString(noise)), null),
                null,
                null,
                null);
    }
}
