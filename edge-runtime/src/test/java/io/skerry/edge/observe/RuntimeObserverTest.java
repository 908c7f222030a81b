package io.skerry.edge.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skerry.api.plan.ServiceName;
import io.skerry.inference.cascade.Answer;
import io.skerry.inference.cascade.AnswerSource;
import io.skerry.inference.cascade.Verdict;
import io.skerry.inference.predict.Classification;
import io.skerry.inference.predict.ImageExample;
import io.skerry.mining.ClassScores;
import io.skerry.wire.FrameError;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuntimeObserverTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Scene scene = new Scene(new SimpleMeterRegistry());
    private final RuntimeObserver observer = scene.observer;
    private final ServiceObserver fashion = observer.service(Scene.FASHION);

    @Test
    void a_service_s_counts_tell_easy_hard_and_asked_ones_and_a_second_try_is_no_second_question() {
        for (AnswerSource source : AnswerSource.values()) {
            fashion.answered(source, 1);
        }
        fashion.offload().sent(784);
        fashion.offload().sent(784);
        fashion.offload().retried();
        fashion.offload().sent(784);

        assertThat(observer.counts(Scene.FASHION)).contains(new ServiceCounts(5, 4, 2));
        observer.forget(Scene.FASHION);
        assertThat(observer.counts(Scene.FASHION)).isEmpty();
    }

    @Test
    void the_json_of_a_snapshot_is_what_the_page_was_written_for() throws Exception {
        fashion.answered(AnswerSource.EDGE, 512_000);
        fashion.answered(AnswerSource.EDGE, 512_000);
        scene.time.pass(SlotClock.SLOT);
        fashion.answered(AnswerSource.CLOUD, 20_000_000);
        fashion.offload().sent(784);
        fashion.offload().answered(19_000_000, Duration.ofMillis(2), Duration.ofMillis(9));
        fashion.offload().agreement(false);
        Picture picture = Picture.of("image/png", ByteBuffer.allocate(8)).orElseThrow();
        fashion.hard(Scene.example(2, AnswerSource.EDGE_TIMEOUT, null, null));
        fashion.hard(Scene.example(1, AnswerSource.CLOUD, Scene.deep(0, "T-shirt"), picture));
        observer.refused(FrameError.Code.CHECKSUM_MISMATCH);
        observer.failed(415);
        scene.time.pass(Duration.ofSeconds(1));

        try (InputStream golden = getClass().getResourceAsStream("snapshot.json")) {
            assertThat(JSON.readTree(JSON.writeValueAsBytes(observer.snapshot())))
                    .isEqualTo(JSON.readTree(golden));
        }
    }

    @Test
    void an_easy_answer_is_counted_and_a_hard_one_is_remembered_with_its_picture_too() throws Exception {
        byte[] boot = Garments.BOOT.picture(1).bytes();
        ImageExample example = ImageExample.check(boot);

        fashion.answered(answer(1, AnswerSource.EDGE, null), example);
        fashion.answered(answer(2, AnswerSource.CLOUD, Scene.deep(0, "T-shirt")), example);

        Snapshot.Service service = observer.snapshot().services().getFirst();
        assertThat(service.sources()).extracting(Snapshot.Source::total).containsExactly(1L, 1L, 0L, 0L, 0L);
        assertThat(service.hardExamples()).singleElement().satisfies(hard -> {
            assertThat(hard.id()).isEqualTo(new UUID(0, 2));
            assertThat(hard.time()).isEqualTo(Scene.NOON);
            assertThat(hard.cloud()).isEqualTo(Scene.deep(0, "T-shirt"));
        });
        assertThat(observer.picture(new UUID(0, 2)).orElseThrow().bytes()).isEqualTo(boot);
    }

    @Test
    void the_last_twenty_four_hard_examples_are_remembered_newest_first() {
        IntStream.rangeClosed(1, 30)
                .forEach(i -> fashion.hard(Scene.example(i, AnswerSource.EDGE_OFFLINE, null, null)));

        assertThat(observer.snapshot().services().getFirst().hardExamples())
                .extracting(hard -> hard.id().getLeastSignificantBits())
                .containsExactlyElementsOf(IntStream.iterate(30, i -> i > 6, i -> i - 1)
                        .mapToObj(Long::valueOf)
                        .toList());
    }

    @Test
    void a_picture_is_found_by_its_examples_id_in_any_service() {
        Picture picture = Picture.of("image/png", ByteBuffer.allocate(8)).orElseThrow();
        ServiceObserver digits = observer.service(new ServiceName("default", "digits"));
        digits.hard(Scene.example(7, AnswerSource.CLOUD, Scene.deep(3, "3"), picture));
        digits.hard(Scene.example(8, AnswerSource.CLOUD, Scene.deep(3, "3"), null));

        assertThat(observer.picture(new UUID(0, 7))).containsSame(picture);
        assertThat(observer.picture(new UUID(0, 8))).isEmpty();
        assertThat(observer.picture(new UUID(0, 9))).isEmpty();
    }

    @Test
    void a_picture_that_a_list_names_is_there_until_two_newer_lists_do_not_name_it() {
        Picture picture = Picture.of("image/png", ByteBuffer.allocate(8)).orElseThrow();
        fashion.hard(Scene.example(1, AnswerSource.CLOUD, Scene.deep(3, "3"), picture));
        observer.snapshot();
        IntStream.rangeClosed(2, 100)
                .forEach(i -> fashion.hard(Scene.example(i, AnswerSource.CLOUD, Scene.deep(3, "3"), picture)));

        assertThat(observer.picture(new UUID(0, 1))).containsSame(picture);
        observer.snapshot();
        assertThat(observer.picture(new UUID(0, 1))).containsSame(picture);
        observer.snapshot();
        assertThat(observer.picture(new UUID(0, 1))).isEmpty();
    }

    @Test
    void the_rate_is_over_the_time_that_the_runtime_was_there() {
        assertThat(rate()).isZero();

        IntStream.range(0, 40).forEach(_ -> fashion.answered(AnswerSource.EDGE, 1_000));
        scene.time.pass(Duration.ofSeconds(2));
        assertThat(rate()).isEqualTo(20);

        scene.time.pass(Duration.ofSeconds(9));
        assertThat(rate()).isEqualTo(3.6);

        scene.time.pass(Duration.ofSeconds(3));
        assertThat(rate()).isZero();
    }

    @Test
    void a_forgotten_service_is_gone_and_one_of_the_same_name_starts_from_nothing() {
        fashion.answered(AnswerSource.EDGE, 1_000);

        observer.forget(Scene.FASHION);

        assertThat(observer.snapshot().services()).isEmpty();
        observer.service(Scene.FASHION);
        assertThat(observer.snapshot().services().getFirst().sources())
                .extracting(Snapshot.Source::total)
                .containsOnly(0L);
    }

    @Test
    void nothing_is_lost_when_many_threads_answer_while_another_looks() throws Exception {
        Callable<Void> answers = () -> {
            for (int i = 0; i < 10_000; i++) {
                fashion.answered(AnswerSource.CLOUD, i);
                fashion.offload().agreement(i % 4 != 0);
            }
            return null;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            var running =
                    IntStream.range(0, 4).mapToObj(_ -> threads.submit(answers)).toList();
            for (var one : running) {
                observer.snapshot();
                one.get();
            }
        }

        Snapshot.Service service = observer.snapshot().services().getFirst();
        assertThat(service.sources())
                .filteredOn(source -> source.source().equals("cloud"))
                .allSatisfy(cloud -> assertThat(cloud.total()).isEqualTo(40_000))
                .singleElement()
                .satisfies(cloud -> assertThat(cloud.recent().count()).isEqualTo(40_000));
        assertThat(service.offload().agreed()).isEqualTo(30_000);
        assertThat(service.offload().disagreed()).isEqualTo(10_000);
    }

    private static Answer answer(int number, AnswerSource source, @Nullable Verdict cloud) {
        Classification scores = Classification.of(ClassScores.ofProbabilities(0.4, 0.6), List.of("Bag", "Shirt"));
        return new Answer(
                new UUID(0, number),
                source,
                "because",
                scores,
                Verdict.of(scores, "fashion-shallow:1"),
                cloud,
                0.6,
                null,
                500_000);
    }

    private double rate() {
        return observer.snapshot().services().getFirst().answersPerSecond();
    }
}
