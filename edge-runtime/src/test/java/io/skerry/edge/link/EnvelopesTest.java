package io.skerry.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.link.Envelopes;
import io.skerry.wire.Envelope;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnvelopesTest {

    private final Envelopes envelopes = Frames.envelopes("edge-1");

    @Test
    void everyFrameHasANumberAndAnIdOfItsOwnWhicheverThreadMadeIt() {
        Set<Long> numbers = ConcurrentHashMap.newKeySet();
        Set<UUID> ids = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 10_000).parallel().forEach(_ -> {
            Envelope envelope = envelopes.alone();
            numbers.add(envelope.sequence());
            ids.add(envelope.id());
        });
        assertThat(numbers).hasSize(10_000).allMatch(number -> number >= 1 && number <= 10_000);
        assertThat(ids).hasSize(10_000);
    }

    @Test
    void aQuestionAsksForItsAnswerAndAnAnswerNamesItsQuestion() {
        UUID id = envelopes.id();
        Envelope question = envelopes.next(id, Duration.ofSeconds(1), "there");
        Envelope answer = envelopes.answer(id);
        assertThat(List.of(question.id(), question.ttl(), question.replyTo()))
                .isEqualTo(List.of(id, Duration.ofSeconds(1), "there"));
        assertThat(answer.correlation()).isEqualTo(id);
        assertThat(answer.id()).isNotEqualTo(id);
        assertThat(question.source().node()).isEqualTo("edge-1");
        assertThat(question.time()).isEqualTo(Frames.CLOCK.instant());
    }
}
