package io.skerry.demo;

import static io.skerry.demo.Outcomes.at;
import static io.skerry.demo.Outcomes.cloud;
import static io.skerry.demo.Outcomes.edge;
import static io.skerry.demo.Outcomes.failed;
import static io.skerry.demo.Outcomes.offline;
import static io.skerry.demo.Scene.LINK_BACK;
import static io.skerry.demo.Scene.LINK_CUT;
import static io.skerry.demo.Scene.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static final List<String> LABELS = List.of("Bag", "Coat", "Shirt", "Dress");

    @Test
    void accuracy_with_a_link_and_without_are_told_apart() {
        Evaluation evaluation = of(
                edge(0, NORMAL, "Bag"),
                cloud(1, NORMAL, "Shirt", "Coat"),
                cloud(2, LINK_BACK, "Shirt", "Coat"),
                edge(3, LINK_BACK, "Bag"),
                offline(0, LINK_CUT, "Bag"),
                offline(1, LINK_CUT, "Shirt"),
                failed(2, NORMAL));

        Summary.Accuracy accuracy = evaluation.accuracy(List.of("Bag", "Coat", "Coat", "Dress"));

        assertThat(accuracy).isEqualTo(new Summary.Accuracy(0.5, 0.75, 0.5, 0.5));
    }

    @Test
    void the_share_that_was_offloaded_counts_the_scenes_with_a_link_alone() {
        Evaluation evaluation = of(
                edge(0, NORMAL, "Bag"),
                cloud(1, NORMAL, "Coat", "Coat"),
                cloud(2, NORMAL, "Shirt", "Shirt"),
                edge(3, LINK_BACK, "Dress"),
                offline(0, LINK_CUT, "Bag"));

        Summary.Offload offload = evaluation.offload("mqtt", 77, Collections.nCopies(4, new byte[10]));

        assertThat(offload.ratio()).isEqualTo(0.5);
        assertThat(offload.bytes()).isEqualTo(77);
        assertThat(offload.bytesIfAll()).isEqualTo(50);
        assertThat(offload.answers())
                .containsEntry("edge", 2L)
                .containsEntry("cloud", 2L)
                .containsEntry("edge-offline", 1L);
    }

    @Test
    void latency_is_told_by_source_and_names_edge_and_cloud_always() {
        Evaluation evaluation =
                of(at(edge(0, NORMAL, "Bag"), 0, 2_000_000), at(offline(1, LINK_CUT, "Coat"), 0, 3_000_000));

        assertThat(evaluation.latency())
                .containsOnlyKeys("cloud", "edge", "edge-offline")
                .containsEntry("edge", new Percentiles(1, 2, 2))
                .containsEntry("cloud", new Percentiles(0, 0, 0));
    }

    @Test
    void only_what_the_runtime_said_it_keeps_counts_as_mined() {
        Evaluation evaluation = of(edge(0, NORMAL, "Bag"), cloud(1, NORMAL, "Bag", "Coat"), failed(2, NORMAL));

        assertThat(evaluation.mined()).containsExactly("id-NORMAL-1");
    }

    @Test
    void a_picture_without_an_answer_is_a_failed_request() {
        Evaluation evaluation = of(edge(0, NORMAL, "Bag"), failed(3, LINK_CUT), offline(1, LINK_CUT, "Coat"));

        assertThat(evaluation.requests()).isEqualTo(3);
        assertThat(evaluation.failed()).isEqualTo(1);
        assertThat(evaluation.offline()).isEqualTo(new Summary.Offline(2, 1));
        assertThat(evaluation.lastPicture()).isEqualTo(3);
    }

    @Test
    void recovery_is_the_first_answer_of_the_cloud_after_the_broker_is_back() {
        Evaluation evaluation = of(
                at(cloud(0, NORMAL, "Bag", "Bag"), 1_000_000_000L, 0),
                at(offline(1, LINK_BACK, "Coat"), 6_100_000_000L, 0),
                at(cloud(2, LINK_BACK, "Shirt", "Shirt"), 8_000_000_000L, 0),
                at(cloud(3, LINK_BACK, "Dress", "Dress"), 7_250_000_000L, 0));

        assertThat(evaluation.recoveredAfterSeconds(6_000_000_000L)).isEqualTo(1.25);
    }

    @Test
    void a_cloud_that_never_came_back_is_told_as_minus_one() {
        assertThat(of(offline(1, LINK_BACK, "Coat")).recoveredAfterSeconds(0)).isEqualTo(-1);
    }

    private static Evaluation of(Outcome... outcomes) {
        Scoreboard board = new Scoreboard(LABELS);
        List.of(outcomes).forEach(board::add);
        return new Evaluation(board);
    }
}
