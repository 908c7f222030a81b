package io.skerry.operator.link.eventbus;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.skerry.api.plan.ServiceName;
import io.skerry.link.eventbus.Downlink;
import io.skerry.link.eventbus.FrameText;
import io.skerry.link.eventbus.Ingest;
import io.skerry.link.eventbus.IngestRoute;
import io.skerry.link.eventbus.RouterClient;
import io.skerry.link.eventbus.Routes;
import io.skerry.operator.link.NodeLink;
import io.skerry.operator.link.NodeRoutes;
import io.skerry.operator.link.WorkerLink;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameError;
import io.skerry.wire.MessageType;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Frames to and from nodes through KubeEdge: in by the ingest, out by cloudcore's router. */
public final class EventBusNodeLink implements NodeLink {

    private final RouterClient router;
    private final Downlink downlink;
    private final MasterKey key;
    private final NodeRoutes routes;
    private final WorkerLink workers;
    private final Router server;
    private final IntConsumer refusedRequest;

    /**
     * Makes the link.
     *
     * @param namespace the operator's
     * @param router cloudcore's router
     * @param server gets the ingest
     * @param refusedRequest is told the status of each request that is refused
     */
    public EventBusNodeLink(
            KubernetesClient client,
            String namespace,
            Places places,
            URI router,
            Router server,
            Clock clock,
            IntConsumer refusedRequest) {
        this.router = new RouterClient(router, new Routes(places.namespace()));
        this.downlink = new Downlink(this.router, clock);
        this.key = new MasterKey(client, namespace, new SecureRandom());
        this.routes = new KubeEdgeRoutes(client, places, key, System::nanoTime);
        this.workers = new Workers(key, router, places.namespace());
        this.server = server;
        this.refusedRequest = refusedRequest;
    }

    /** Workers have an ingest and a way to the router of their own. */
    private record Workers(MasterKey key, URI router, String namespace) implements WorkerLink {

        @Override
        public Map<String, String> environment() {
            return Map.of(
                    "SKERRY_LINK",
                    "eventbus",
                    "SKERRY_EVENTBUS_ROUTER",
                    router.toString(),
                    "SKERRY_EVENTBUS_NAMESPACE",
                    namespace);
        }

        @Override
        public Optional<String> ingestKey(ServiceName service) {
            return Optional.of(key.get().textOf(service));
        }
    }

    @Override
    public void start(BiConsumer<String, Frame> receiver, Consumer<FrameError> refused) {
        Ingest ingest = new Ingest(
                (node, shown) -> key.known()
                        .filter(keys -> keys.operator().accepts(node, shown))
                        .isPresent(),
                frame -> receive(frame, receiver),
                refused);
        new IngestRoute(ingest, () -> key.known().isPresent(), refusedRequest).register(server);
    }

    private static boolean receive(Frame frame, BiConsumer<String, Frame> receiver) {
        MessageType type = frame.header().type();
        boolean ours = type == MessageType.STATUS || type == MessageType.PLAN_ACK;
        if (ours) {
            receiver.accept(frame.header().source().node(), frame);
        }
        return ours;
    }

    @Override
    public CompletableFuture<Void> send(String node, String topic, Frame frame) {
        return downlink.deliver(node, topic, frame);
    }

    @Override
    public int maxFrameBytes() {
        return FrameText.MAX_FRAME_BYTES;
    }

    @Override
    public NodeRoutes routes() {
        return routes;
    }

    @Override
    public WorkerLink workers() {
        return workers;
    }

    @Override
    public void close() {
        key.close();
        router.close();
    }
}
