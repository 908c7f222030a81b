package io.skerry.edge.report;

import static io.skerry.edge.report.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.api.plan.ServiceName;
import io.skerry.api.report.ServiceReport;
import io.skerry.edge.report.ReportSchedule.Outgoing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportScheduleTest {

    private static final long LOOK = Reporter.LOOK.toNanos();
    private static final ServiceName A = new ServiceName("default", "a");
    private static final ServiceName B = new ServiceName("default", "b");

    private long now = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(90);
    private long lastId;
    private final ReportSchedule schedule = schedule(4);

    private ReportSchedule schedule(int most) {
        return new ReportSchedule(most, () -> new UUID(0, ++lastId), new Random(1));
    }

    private List<Outgoing> look(Map<ServiceName, ServiceReport> present) {
        return schedule.due(present, now);
    }

    private void pass(long seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
    }

    @Test
    void whatIsNotAcknowledgedIsSentAgainInTheSameFrameAndThenNoMore() {
        Outgoing first = look(Map.of(A, report(0))).getFirst();
        pass(2);
        assertThat(look(Map.of(A, report(0)))).containsExactly(new Outgoing(A, first.id(), first.report(), true));

        schedule.acknowledge(List.of(new UUID(7, 7), first.id()));
        pass(30);

        assertThat(look(Map.of(A, report(0)))).isEmpty();
        assertThat(schedule.unacknowledged()).isZero();
    }

    @Test
    void thePausesGrowAndNeverExceedHalfAMinute() {
        look(Map.of(A, report(0)));
        List<Long> sentAt = new ArrayList<>();
        for (long end = now + TimeUnit.SECONDS.toNanos(600); now - end < 0; now += LOOK) {
            look(Map.of(A, report(0))).forEach(_ -> sentAt.add(now));
        }

        List<Long> pauses = new ArrayList<>();
        for (int i = 1; i < sentAt.size(); i++) {
            pauses.add(sentAt.get(i) - sentAt.get(i - 1));
        }
        assertThat(pauses).allSatisfy(pause -> assertThat(pause).isBetween(LOOK, TimeUnit.SECONDS.toNanos(30) + LOOK));
        assertThat(pauses.getLast()).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(15));
        assertThat(sentAt).hasSizeLessThan(45);
    }

    @Test
    void aLinkThatIsBackGetsWhatIsNotAcknowledgedAtOnce() {
        UUID a = look(Map.of(A, report(0))).getFirst().id();
        look(Map.of(A, report(0), B, report(0)));
        schedule.acknowledge(List.of(a));

        schedule.startOver(now);

        assertThat(look(Map.of(A, report(0), B, report(0))))
                .extracting(Outgoing::service)
                .containsExactly(B);
    }

    @Test
    void aServiceThatIsGoneIsForgottenAndNewWhenItComesBack() {
        look(Map.of(A, report(0), B, report(0)));
        pass(60);

        assertThat(look(Map.of(B, report(0)))).extracting(Outgoing::service).containsExactly(B);
        assertThat(schedule.unacknowledged()).isEqualTo(1);
        assertThat(look(Map.of(A, report(0), B, report(0))))
                .singleElement()
                .satisfies(back -> assertThat(back.again()).isFalse());
    }

    @Test
    void newsGoesBeforeWhatHasWaitedLong() {
        ReportSchedule one = schedule(1);
        one.due(Map.of(A, report(0)), now);
        one.due(Map.of(A, report(0), B, report(0)), now + 1);
        pass(60);

        Map<ServiceName, ServiceReport> bIsNews = Map.of(A, report(0), B, report(true, "other:1", 0, true, null));

        assertThat(one.due(bIsNews, now)).extracting(Outgoing::service).containsExactly(B);
        assertThat(one.due(bIsNews, now)).extracting(Outgoing::service).containsExactly(A);
    }

    @Test
    void manyServicesShareTheLinkAndAllAreHeardWithinAMinute() {
        Map<ServiceName, ServiceReport> many = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            many.put(new ServiceName("default", "s" + i), report(i));
        }
        Map<ServiceName, Integer> heard = new HashMap<>();
        for (int look = 0; look < 240; look++, now += LOOK) {
            many.replaceAll((_, report) -> report(report.inferences() + 1));
            List<Outgoing> due = look(many);
            assertThat(due).hasSizeLessThanOrEqualTo(4);
            due.forEach(sent -> heard.merge(sent.service(), 1, Integer::sum));
            schedule.acknowledge(due.stream().map(Outgoing::id).toList());
        }

        assertThat(heard).hasSize(500);
    }

    /** A cloud that loses reports and acknowledgements, and services that change as they like. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whateverIsLostTheRulesHoldAndTheCloudEndsWithTheStateAsItIs(int seed) {
        Random random = new Random(seed);
        Map<ServiceName, ServiceReport> present = new HashMap<>(Map.of(A, report(0), B, report(0)));
        Map<ServiceName, Outgoing> last = new HashMap<>();
        Map<ServiceName, Long> madeAt = new HashMap<>();
        Map<ServiceName, Long> sentAt = new HashMap<>();
        Map<ServiceName, ServiceReport> cloud = new HashMap<>();
        List<UUID> acknowledged = new ArrayList<>();
        double loss = random.nextDouble();
        for (int look = 0; look < 4_000; look++, now += LOOK) {
            present.replaceAll((_, report) -> Reports.later(report, random));
            List<Outgoing> due = look(present);
            for (Outgoing sent : due) {
                Outgoing before = last.get(sent.service());
                if (sent.again()) {
                    assertThat(sent.id()).isEqualTo(before.id());
                    assertThat(sent.report()).isEqualTo(before.report());
                    assertThat(acknowledged).doesNotContain(sent.id());
                } else {
                    assertThat(sent.report()).isEqualTo(present.get(sent.service()));
                    assertThat(before == null
                                    || !Reports.sameState(before.report(), sent.report())
                                    || now - madeAt.get(sent.service()) >= Due.MOVING.toNanos())
                            .isTrue();
                    madeAt.put(sent.service(), now);
                }
                last.put(sent.service(), sent);
                sentAt.put(sent.service(), now);
                boolean arrives = random.nextDouble() >= loss;
                if (arrives) {
                    cloud.put(sent.service(), sent.report());
                }
                if (arrives && random.nextDouble() >= loss) {
                    acknowledged.add(sent.id());
                    schedule.acknowledge(List.of(sent.id()));
                }
            }
            present.forEach((service, report) -> {
                assertThat(Reports.sameState(last.get(service).report(), report))
                        .isTrue();
                assertThat(now - sentAt.get(service)).isLessThanOrEqualTo(Due.ANYWAY.toNanos());
            });
            assertThat(schedule.unacknowledged()).isLessThanOrEqualTo(present.size());
        }

        for (long end = now + Due.ANYWAY.toNanos(); now - end <= 0; now += LOOK) {
            for (Outgoing sent : look(present)) {
                cloud.put(sent.service(), sent.report());
                schedule.acknowledge(List.of(sent.id()));
            }
        }

        assertThat(cloud).isEqualTo(present);
        assertThat(schedule.unacknowledged()).isZero();
    }
}
