package io.skerry.wire.message;

import io.skerry.wire.Datatype;
import io.skerry.wire.Envelope;
import io.skerry.wire.MessageType;
import io.skerry.wire.Source;
import io.skerry.wire.TensorInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.StringArbitrary;

/** Random messages of every type, within the rules. */
final class MessageArbitraries {

    private MessageArbitraries() {}

    static Arbitrary<Message> messages() {
        return Arbitraries.of(MessageType.class).flatMap(type -> messages(type).<Message>map(message -> message));
    }

    private static Arbitrary<? extends Message> messages(MessageType type) {
        Arbitrary<Long> generations = Arbitraries.longs().greaterOrEqual(0);
        return switch (type) {
            case OFFLOAD_REQUEST -> Combinators.combine(subjects(), payloads()).as(OffloadRequest::new);
            case OFFLOAD_RESULT ->
                Combinators.combine(subjects(), verdicts(), durations(), durations())
                        .as(OffloadResult::new);
            case SAMPLE ->
                Combinators.combine(
                                subjects(),
                                payloads(),
                                times(),
                                verdicts(),
                                verdicts().injectNull(0.5))
                        .as(Sample::new);
            case STATUS -> Combinators.combine(subjects(), payloads()).as(Status::new);
            case PLAN -> Combinators.combine(generations, names(), payloads()).as(Plan::new);
            case PLAN_ACK ->
                Combinators.combine(generations, names(), Arbitraries.of(true, false), texts().injectNull(0.5))
                        .as(PlanAck::new);
            case ACK -> uuids().list().ofMinSize(1).ofMaxSize(50).map(Ack::new);
            case BEAT ->
                Combinators.combine(
                                subjects(),
                                durations(),
                                names().injectNull(0.5),
                                Arbitraries.of(MessageType.OFFLOAD_REQUEST, MessageType.SAMPLE))
                        .as(Beat::new);
            case MODEL_PART ->
                Combinators.combine(subjects(), names(), Arbitraries.integers().between(1, 100), payloads())
                        .as((subject, name, parts, payload) -> new ModelPart(subject, name, parts - 1, parts, payload));
            case ERROR -> Combinators.combine(subjects(), names(), texts()).as(ErrorReport::new);
        };
    }

    static Arbitrary<Envelope> envelopes() {
        Arbitrary<Source> sources = Combinators.combine(levels(), levels()).as(Source::new);
        return Combinators.combine(
                        uuids(),
                        sources,
                        Arbitraries.longs().greaterOrEqual(0),
                        times(),
                        Arbitraries.longs()
                                .between(0, Duration.ofDays(7).toNanos())
                                .map(Duration::ofNanos)
                                .injectNull(0.5),
                        uuids().injectNull(0.5),
                        levels().injectNull(0.5),
                        names().injectNull(0.5))
                .as(Envelope::new);
    }

    private static Arbitrary<Payload> payloads() {
        Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(100);
        Arbitrary<Payload> plain = Combinators.combine(names(), names().injectNull(0.5), bytes)
                .as((contentType, encoding, body) ->
                        new Payload(contentType, encoding, List.of(), ByteBuffer.wrap(body)));
        return Arbitraries.oneOf(plain, tensorPayloads());
    }

    /** Tensors one after the other in a body that they fill. */
    private static Arbitrary<Payload> tensorPayloads() {
        Arbitrary<List<Long>> shapes = Arbitraries.longs().between(0, 4).list().ofMaxSize(3);
        Arbitrary<TensorInfo> tensors = Combinators.combine(names(), Arbitraries.of(Datatype.class), shapes)
                .as((name, datatype, shape) -> tensor(name, datatype, shape, 0));
        return tensors.list().ofMaxSize(4).uniqueElements(TensorInfo::name).map(list -> {
            List<TensorInfo> placed = new ArrayList<>();
            int offset = 0;
            for (TensorInfo tensor : list) {
                placed.add(tensor(tensor.name(), tensor.datatype(), tensor.shape(), offset));
                offset += tensor.length();
            }
            return new Payload("application/octet-stream", null, placed, ByteBuffer.allocate(offset));
        });
    }

    private static TensorInfo tensor(String name, Datatype datatype, List<Long> shape, int offset) {
        long elements = shape.stream().reduce(1L, (a, b) -> a * b);
        return new TensorInfo(name, datatype, shape, offset, (int) elements * datatype.bytes());
    }

    private static Arbitrary<ModelVerdict> verdicts() {
        return Combinators.combine(
                        names(),
                        Arbitraries.integers().greaterOrEqual(0),
                        texts(),
                        Arbitraries.doubles().between(0, 1).ofScale(15))
                .as(ModelVerdict::new);
    }

    private static Arbitrary<Duration> durations() {
        return Arbitraries.longs().greaterOrEqual(0).map(Duration::ofNanos);
    }

    private static Arbitrary<Instant> times() {
        return Arbitraries.longs().greaterOrEqual(0).map(nanos -> Instant.ofEpochSecond(0, nanos));
    }

    private static Arbitrary<UUID> uuids() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
    }

    private static Arbitrary<String> subjects() {
        return Combinators.combine(levels(), levels()).as((namespace, name) -> namespace + "/" + name);
    }

    private static Arbitrary<String> levels() {
        return unicode().excludeChars('/', '+', '#').ofMinLength(1);
    }

    private static Arbitrary<String> names() {
        return unicode().ofMinLength(1);
    }

    private static Arbitrary<String> texts() {
        return unicode().withChars('\n', '\u0000');
    }

    private static StringArbitrary unicode() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('\u00a0', '\ud7ff')
                .ofMaxLength(20);
    }
}
