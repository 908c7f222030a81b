package io.skerry.learning.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.skerry.learning.aggregation.FedOpt.Rule;
import io.skerry.learning.aggregation.ServerMemory.Control;
import io.skerry.learning.aggregation.ServerMemory.Moments;
import io.skerry.learning.aggregation.ServerMemory.Momentum;
import io.skerry.learning.aggregation.ServerMemory.None;
import io.skerry.learning.parameters.Parameters;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One or two rounds of each algorithm, computed by hand from the papers' formulas. */
class AlgorithmsTest {

    private static final Cohort ONE_AND_FOUR =
            Cohort.of(List.of(Updates.update("a", 100, 1), Updates.update("b", 200, 4)));

    @Test
    void FedAvg_weighs_by_examples() throws Exception {
        assertThat(after(new FedAvg()).model()).isEqualTo(Updates.all(3));
    }

    @Test
    void FedProx_does_the_same_and_tells_the_clients_its_mu() throws Exception {
        FedProx algorithm = new FedProx(0.1);

        assertThat(after(algorithm)).isEqualTo(new ServerState(1, Updates.all(3), new None()));
        assertThat(algorithm.task(algorithm.start(Updates.all(2))))
                .isEqualTo(new ClientTask(Updates.all(2), 0.1, null));
    }

    @Test
    void FedAvgM_keeps_going() throws Exception {
        FedAvgM algorithm = new FedAvgM(0.5, 2);
        ServerState first = after(algorithm);

        assertThat(first).isEqualTo(new ServerState(1, Updates.all(6), new Momentum(Updates.all(3))));
        assertThat(algorithm.next(first, ONE_AND_FOUR))
                .isEqualTo(new ServerState(2, Updates.all(3), new Momentum(Updates.all(-1.5))));
    }

    @Test
    void FedAvgM_without_momentum_is_FedAvg() throws Exception {
        assertThat(after(new FedAvgM(0, 1)).model())
                .isEqualTo(after(new FedAvg()).model());
    }

    @Test
    void FedAdam_takes_the_step_of_the_paper() throws Exception {
        ServerState first = after(new FedOpt(Rule.ADAM, 0.1, 0.9, 0.99, 0.5));

        double v = 0.99 * 0.25 + 0.01 * 9;
        assertThat(first.memory()).isEqualTo(new Moments(Updates.all(0.1 * 3), Updates.all(v)));
        assertThat((double) first.model().get(0)).isCloseTo(0.1 * 0.3 / (Math.sqrt(v) + 0.5), within(1e-8));
    }

    @Test
    void FedYogi_takes_the_step_of_the_paper() throws Exception {
        ServerState first = after(new FedOpt(Rule.YOGI, 0.1, 0.9, 0.99, 0.5));

        double v = 0.25 + 0.01 * 9;
        assertThat((double) ((Moments) first.memory()).second().get(0)).isCloseTo(v, within(1e-7));
        assertThat((double) first.model().get(0)).isCloseTo(0.1 * 0.3 / (Math.sqrt(v) + 0.5), within(1e-8));
    }

    @Test
    void SCAFFOLD_gives_each_client_the_same_weight_and_moves_its_control_by_their_share_of_the_fleet()
            throws Exception {
        Scaffold algorithm = new Scaffold(10, 0.5);
        Cohort cohort = Cohort.of(List.of(
                new ClientUpdate("a", 100, Updates.all(1), Updates.all(2)),
                new ClientUpdate("b", 200, Updates.all(4), Updates.all(3))));

        ServerState first = algorithm.next(algorithm.start(Updates.all(0)), cohort);

        assertThat(first).isEqualTo(new ServerState(1, Updates.all(1.25), new Control(Updates.all(0.5))));
        assertThat(algorithm.task(first)).isEqualTo(new ClientTask(Updates.all(1.25), 0, Updates.all(0.5)));
    }

    /**
     * Two clients with losses a/2 (w − t)² of unlike curvature pull FedAvg beside the optimum of the mean loss; SCAFFOLD finds it.
     */
    @Test
    void SCAFFOLD_reaches_the_optimum_that_FedAvg_misses() throws Exception {
        double[] curvature = {1, 4};
        double[] target = {0, 1};
        double optimum = (curvature[0] * target[0] + curvature[1] * target[1]) / (curvature[0] + curvature[1]);

        assertThat(trained(new Scaffold(2, 1), curvature, target)).isCloseTo(optimum, within(1e-4));
        assertThat(Math.abs(trained(new FedAvg(), curvature, target) - optimum)).isGreaterThan(0.05);
    }

    @Test
    void a_fleet_that_is_larger_than_said_is_an_error() {
        Scaffold algorithm = new Scaffold(1, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> algorithm.next(algorithm.start(Updates.all(0)), ONE_AND_FOUR))
                .withMessageContaining("the round has 2 clients, but the fleet is said to have 1");
    }

    @Test
    void the_median_of_an_even_number_lies_in_the_middle() throws Exception {
        assertThat(after(new CoordinateMedian()).model()).isEqualTo(Updates.all(2.5));
    }

    @Test
    void the_trimmed_mean_drops_as_many_as_its_share_says() {
        assertThat(new TrimmedMean(0.1).dropped(9)).isZero();
        assertThat(new TrimmedMean(0.1).dropped(10)).isEqualTo(1);
        assertThat(new TrimmedMean(0.3).dropped(10)).isEqualTo(3);
    }

    @Test
    void Krum_says_how_many_updates_it_needs() {
        assertThatExceptionOfType(TooFewUpdatesException.class)
                .isThrownBy(() -> after(new Krum(1, 1)))
                .withMessageContaining("needs 5 updates, but the round has 2");
    }

    @Test
    void a_state_of_another_algorithm_is_refused() {
        ServerState state = new FedAvg().start(Updates.all(0));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FedAvgM(0.9, 1).next(state, ONE_AND_FOUR))
                .withMessage(
                        "the state remembers None, but this algorithm needs Momentum: start it anew from the model");
    }

    private static ServerState after(Aggregation algorithm) throws TooFewUpdatesException {
        return algorithm.next(algorithm.start(Updates.all(0)), ONE_AND_FOUR);
    }

    /** 200 rounds of 10 steps with rate 0.1 on each client. */
    private static double trained(Aggregation algorithm, double[] curvature, double[] target) throws Exception {
        ServerState state = algorithm.start(Updates.all(5));
        ClientControl[] controls = {new ClientControl(Updates.all(0)), new ClientControl(Updates.all(0))};
        for (int round = 0; round < 200; round++) {
            ClientUpdate[] updates = new ClientUpdate[2];
            for (int client = 0; client < 2; client++) {
                ClientTask task = algorithm.task(state);
                Parameters server = task.control() == null ? Updates.all(0) : task.control();
                Parameters correction = task.control() == null ? server : controls[client].correction(server);
                Parameters w = task.model();
                for (int step = 0; step < 10; step++) {
                    double a = curvature[client];
                    Parameters gradient = w.minus(Updates.all(target[client])).scaled(a);
                    w = w.plusScaled(gradient.plus(correction), -0.1);
                }
                ClientControl next = controls[client].next(server, task.model(), w, 10, 0.1);
                updates[client] =
                        new ClientUpdate("c" + client, 1, w, next.variate().minus(controls[client].variate()));
                controls[client] = next;
            }
            state = algorithm.next(state, Cohort.of(List.of(updates)));
        }
        return state.model().get(0);
    }
}
