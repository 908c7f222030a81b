package io.skerry.edge.link.eventbus;

import io.skerry.api.plan.ServiceName;
import io.skerry.edge.link.CloudLink;
import io.skerry.link.Intake;
import io.skerry.link.LinkException;
import io.skerry.link.eventbus.Downlink;
import io.skerry.link.eventbus.Ingest;
import io.skerry.link.eventbus.RouterClient;
import io.skerry.link.mqtt.Delivery;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameError;
import io.skerry.wire.InvalidFrameException;
import io.skerry.wire.Topics;
import io.skerry.wire.message.Beat;
import io.skerry.wire.message.Messages;
import io.skerry.wire.message.Parsed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A worker's end of the link over KubeEdge: frames come in by HTTP from the router, and go out to it. */
public final class EventBusCloudLink implements CloudLink {

    /**
     * What comes in for one receiver.
     *
     * @param subject the service, as frames have it
     */
    private record Channel(String subject, Intake intake) {}

    /**
     * Who takes it.
     *
     * @param beats the receiver's own heartbeats
     */
    private record Taker(Consumer<Frame> receiver, BeatFan beats) {}

    private final RouterClient router;
    private final Downlink downlink;
    private final Ingest ingest;
    private final Map<Channel, Taker> takers = new ConcurrentHashMap<>();

    /**
     * @param router closed with this
     * @param secrets of the nodes
     * @param refused is told of each message that is refused, for the counters
     */
    public EventBusCloudLink(RouterClient router, Ingest.Secrets secrets, Clock clock, Consumer<FrameError> refused) {
        this.router = router;
        this.downlink = new Downlink(router, clock);
        this.ingest = new Ingest(secrets, this::receive, refused);
    }

    /** Where what the router brings is taken. */
    public Ingest ingest() {
        return ingest;
    }

    @Override
    public void take(ServiceName service, Intake intake, Consumer<Frame> receiver) {
        BeatFan beats = new BeatFan(router, Delivery.beats(service, intake), System::nanoTime);
        takers.put(new Channel(service.toString(), intake), new Taker(receiver, beats));
    }

    private boolean receive(Frame frame) {
        return switch (frame.header().type()) {
            case OFFLOAD_REQUEST -> receive(frame, Intake.OFFLOAD);
            case SAMPLE -> receive(frame, Intake.SAMPLES);
            case BEAT -> announced(frame);
            case OFFLOAD_RESULT, STATUS, PLAN, PLAN_ACK, ACK, MODEL_PART, ERROR -> false;
        };
    }

    private boolean receive(Frame frame, Intake intake) {
        Taker taker = takers.get(new Channel(String.valueOf(frame.header().subject()), intake));
        if (taker == null) {
            return false;
        }
        taker.receiver().accept(frame);
        return true;
    }

    private boolean announced(Frame frame) {
        if (!(Messages.parse(frame) instanceof Parsed.Ok(Beat beat))) {
            return false;
        }
        List<BeatFan> fans = takers.entrySet().stream()
                .filter(entry -> entry.getKey().subject().equals(beat.subject()))
                .map(entry -> entry.getValue().beats())
                .toList();
        fans.forEach(fan -> fan.announced(frame.header().source().node(), beat.period()));
        return !fans.isEmpty();
    }

    @Override
    public CompletableFuture<Void> reply(String address, Frame frame) {
        String node;
        try {
            node = Topics.nodeOf(address);
        } catch (InvalidFrameException e) {
            return CompletableFuture.failedFuture(new LinkException(String.valueOf(e.getMessage()), e));
        }
        return downlink.deliver(node, address, frame);
    }

    private static CompletableFuture<Void> failed(String why) {
        return CompletableFuture.failedFuture(new LinkException(why));
    }

    @Override
    public CompletableFuture<Void> beat(ServiceName service, Intake intake, Frame beat) {
        Taker taker = takers.get(new Channel(service.toString(), intake));
        return taker == null
                ? failed("a heartbeat of " + service + " from a worker that takes nothing of it")
                : taker.beats().beat(beat);
    }

    @Override
    public Duration beatPeriod(Duration wanted) {
        return wanted.compareTo(BeatFan.PERIOD) > 0 ? wanted : BeatFan.PERIOD;
    }

    @Override
    public boolean connected() {
        return router.answers();
    }

    @Override
    public void close() {
        router.close();
    }
}
