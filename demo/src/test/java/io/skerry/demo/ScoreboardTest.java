package io.skerry.demo;

import static io.skerry.demo.Outcomes.at;
import static io.skerry.demo.Outcomes.cloud;
import static io.skerry.demo.Outcomes.edge;
import static io.skerry.demo.Outcomes.failed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoreboardTest {

    private final Scoreboard board = new Scoreboard(List.of("Bag", "Coat", "Shirt", "Dress"));

    @Test
    void figures_of_a_scene_are_those_of_its_own_outcomes() {
        board.add(at(edge(0, Scene.NORMAL, "Bag"), 0, 1_000_000));
        board.add(at(edge(1, Scene.NORMAL, "Bag"), 0, 2_000_000));
        board.add(at(cloud(2, Scene.NORMAL, "Bag", "Shirt"), 0, 9_000_000));
        board.add(failed(3, Scene.NORMAL));
        board.add(edge(0, Scene.LINK_CUT, "Bag"));

        Scoreboard.Figures figures = board.figures(Scene.NORMAL);

        assertThat(figures.asked()).isEqualTo(4);
        assertThat(figures.answered()).isEqualTo(3);
        assertThat(figures.failed()).isEqualTo(1);
        assertThat(figures.accuracy()).isEqualTo(2.0 / 3);
        assertThat(figures.cloudShare()).isEqualTo(1.0 / 3);
        assertThat(figures.bySource()).isEqualTo(Map.of("edge", 2L, "cloud", 1L));
        assertThat(figures.latency()).isEqualTo(new Percentiles(3, 2, 9));
    }

    @Test
    void a_scene_without_an_answer_has_figures_too() {
        board.add(failed(0, Scene.LINK_BACK));

        Scoreboard.Figures figures = board.figures(Scene.LINK_BACK);

        assertThat(figures.accuracy()).isZero();
        assertThat(figures.cloudShare()).isZero();
        assertThat(figures.latency().count()).isZero();
    }
}
