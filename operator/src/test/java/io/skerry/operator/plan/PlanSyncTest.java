package io.skerry.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.api.plan.ModelReference;
import io.skerry.api.plan.ServiceAssignment;
import io.skerry.operator.plan.PlanSync.Decision;
import io.skerry.wire.message.PlanAck;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanSyncTest {

    private static final List<ServiceAssignment> ONE = List.of(assignment("a", 1));
    private static final List<ServiceAssignment> TWO = List.of(assignment("a", 1), assignment("b", 1));
    private static final int MOST_BYTES = 4_000;
    private static final PlanAck NOTHING = new PlanAck(0, PlanDocument.NONE, true, null);

    private final PlanSync sync = new PlanSync(MOST_BYTES, new Random(1), 1);
    private long now = 1;

    @Test
    void nothing_is_sent_to_a_node_that_was_never_heard() {
        assertThat(sync.decide(ONE, now)).isEqualTo(new Decision.Expect(PlanSync.AWAY));
        pass(PlanSync.AWAY);

        assertThat(sync.decide(ONE, now)).isInstanceOf(Decision.Away.class);
    }

    @Test
    void a_node_without_a_plan_that_needs_none_is_in_step() {
        sync.heard(NOTHING, now);

        assertThat(sync.decide(List.of(), now)).isInstanceOf(Decision.InSync.class);
    }

    @Test
    void a_node_without_a_plan_gets_one_and_is_in_step_when_it_says_so() {
        sync.heard(NOTHING, now);
        PlanDocument plan = sent(sync.decide(ONE, now));
        assertThat(plan.generation()).isEqualTo(1);

        sync.heard(ack(plan), now);

        assertThat(sync.decide(ONE, now)).isInstanceOf(Decision.InSync.class);
    }

    @Test
    void what_is_not_answered_is_sent_again_after_a_pause_as_it_was() {
        sync.heard(NOTHING, now);
        PlanDocument plan = sent(sync.decide(ONE, now));

        assertThat(sync.decide(ONE, now)).isInstanceOf(Decision.Wait.class);
        pass(Duration.ofSeconds(2));
        assertThat(sent(sync.decide(ONE, now))).isEqualTo(plan);
    }

    @Test
    void a_plan_is_pending_when_it_is_not_answered_for_a_while() {
        sync.heard(NOTHING, now);
        assertThat(PlanState.of(sync.decide(ONE, now))).isEqualTo(new PlanState.Sent());

        pass(PlanSync.ANSWERED_WITHIN);
        assertThat(PlanState.of(sync.decide(ONE, now))).isEqualTo(new PlanState.Sent());
        pass(Duration.ofSeconds(5));

        assertThat(PlanState.of(sync.decide(ONE, now))).isEqualTo(new PlanState.Pending());
        assertThat(PlanState.of(sync.decide(TWO, now))).isEqualTo(new PlanState.Sent());
    }

    @Test
    void a_change_while_a_plan_is_on_its_way_has_a_number_of_its_own() {
        sync.heard(NOTHING, now);
        sent(sync.decide(ONE, now));

        assertThat(sent(sync.decide(TWO, now)).generation()).isEqualTo(2);
    }

    @Test
    void an_operator_that_was_restarted_sends_nothing_to_a_node_that_is_in_step() {
        sync.heard(ack(PlanDocument.of(41, TWO)), now);

        assertThat(sync.decide(TWO.reversed(), now)).isInstanceOf(Decision.InSync.class);
    }

    @Test
    void an_operator_that_was_restarted_goes_on_with_the_nodes_own_count() {
        sync.heard(ack(PlanDocument.of(41, TWO)), now);

        assertThat(sent(sync.decide(ONE, now)).generation()).isEqualTo(42);
    }

    @Test
    void a_service_that_is_gone_is_taken_from_a_node_that_comes_back_a_day_later() {
        sync.heard(ack(PlanDocument.of(3, TWO)), now);
        pass(Duration.ofDays(1));
        assertThat(sync.decide(ONE, now)).isInstanceOf(Decision.Away.class);

        sync.heard(ack(PlanDocument.of(3, TWO)), now);

        assertThat(sent(sync.decide(ONE, now)).generation()).isEqualTo(4);
    }

    @Test
    void a_node_that_lost_its_plan_gets_it_again() {
        sync.heard(ack(PlanDocument.of(3, TWO)), now);
        assertThat(sync.decide(TWO, now)).isInstanceOf(Decision.InSync.class);

        sync.heard(NOTHING, now);

        assertThat(sync.decide(TWO, now)).isInstanceOf(Decision.Send.class);
    }

    @Test
    void a_plan_that_is_refused_is_not_sent_again_until_it_changes() {
        sync.heard(NOTHING, now);
        PlanDocument plan = sent(sync.decide(ONE, now));
        sync.heard(new PlanAck(plan.generation(), plan.digest(), false, "no such miner"), now);

        assertThat(sync.decide(ONE, now))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo("no such miner"));
        assertThat(sent(sync.decide(TWO, now)).generation()).isEqualTo(2);
    }

    @Test
    void a_plan_that_is_refused_is_offered_again_once_in_a_while() {
        sync.heard(NOTHING, now);
        PlanDocument plan = sent(sync.decide(ONE, now));
        sync.heard(new PlanAck(plan.generation(), plan.digest(), false, "the disk is full"), now);

        pass(Duration.ofMinutes(6));
        sync.heard(NOTHING, now);

        assertThat(sync.decide(ONE, now)).isInstanceOf(Decision.Send.class);
    }

    @Test
    void a_plan_that_is_too_large_for_the_link_is_not_sent_until_it_is_smaller() {
        List<ServiceAssignment> many =
                IntStream.range(0, 20).mapToObj(i -> assignment("s" + i, i)).toList();
        sync.heard(NOTHING, now);

        assertThat(sync.decide(many, now))
                .isInstanceOfSatisfying(
                        Decision.TooLarge.class,
                        large -> assertThat(large.bytes()).isGreaterThan(large.most()))
                .isEqualTo(sync.decide(many, now));
        assertThat(sent(sync.decide(ONE, now)).generation()).isEqualTo(1);
    }

    /** A node behind a way that loses, repeats and reorders, with changes, restarts and lost disks in between. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whatever_the_way_does_the_node_works_by_the_last_state_in_the_end(long seed) {
        Random random = new Random(seed);
        ModelNode node = new ModelNode();
        PlanSync operator = new PlanSync(MOST_BYTES, random, now);
        Deque<PlanDocument> way = new ArrayDeque<>();
        List<ServiceAssignment> wanted = List.of();
        for (int step = 0; step < 400; step++) {
            boolean quiet = step > 300;
            if (!quiet && random.nextInt(10) == 0) {
                wanted = random.ints(random.nextInt(4), 0, 4)
                        .distinct()
                        .mapToObj(i -> assignment("s" + i, random.nextInt(2)))
                        .toList();
            }
            if (!quiet && random.nextInt(20) == 0) {
                operator = new PlanSync(MOST_BYTES, random, now);
            }
            if (!quiet && random.nextInt(40) == 0) {
                node = new ModelNode();
            }
            pass(Duration.ofSeconds(random.nextInt(20)));
            if (random.nextInt(3) > 0) {
                operator.heard(node.sign(), now);
            }
            if (operator.decide(wanted, now) instanceof Decision.Send(PlanDocument plan, var _, var _)) {
                way.addLast(plan);
                if (random.nextBoolean()) {
                    way.addFirst(plan);
                }
            }
            if (!way.isEmpty() && random.nextInt(3) > 0) {
                PlanDocument arrived = random.nextBoolean() ? way.removeFirst() : way.removeLast();
                PlanAck answer = node.take(arrived);
                if (random.nextBoolean()) {
                    operator.heard(answer, now);
                }
            }
        }

        assertThat(node.digest())
                .isEqualTo(PlanDocument.of(node.generation(), wanted).digest());
    }

    /** What an edge does with plans. */
    private static final class ModelNode {

        private @Nullable PlanDocument applied;

        PlanAck take(PlanDocument plan) {
            if (applied != null && plan.generation() < applied.generation()) {
                return new PlanAck(plan.generation(), plan.digest(), false, "it is older than the applied one");
            }
            applied = plan;
            return ack(plan);
        }

        PlanAck sign() {
            return applied == null ? NOTHING : ack(applied);
        }

        long generation() {
            return applied == null ? 0 : applied.generation();
        }

        String digest() {
            return applied == null ? PlanDocument.of(0, List.of()).digest() : applied.digest();
        }
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private static PlanDocument sent(Decision decision) {
        List<PlanDocument> sent = new ArrayList<>();
        assertThat(decision).isInstanceOfSatisfying(Decision.Send.class, send -> sent.add(send.plan()));
        return sent.getFirst();
    }

    private static PlanAck ack(PlanDocument plan) {
        return new PlanAck(plan.generation(), plan.digest(), true, null);
    }

    private static ServiceAssignment assignment(String name, int version) {
        URI url = URI.create("file:///models/" + name + "/" + version);
        return new ServiceAssignment("default", name, new ModelReference(url, null), null, null, null, null);
    }
}
