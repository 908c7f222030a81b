package io.skerry.edge.link.eventbus;

import static io.skerry.edge.link.Frames.FASHION;
import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.api.plan.ServiceName;
import io.skerry.edge.spool.FakeScheduler;
import io.skerry.link.Intake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnnouncementsTest {

    private static final ServiceName OTHER = new ServiceName("default", "other");

    private final FakeScheduler time = new FakeScheduler();
    private final Announcements announcements = new Announcements(12, time);

    private List<ServiceName> due() {
        List<ServiceName> due = new ArrayList<>();
        for (Optional<ServiceName> next = announcements.next(); next.isPresent(); next = announcements.next()) {
            due.add(next.get());
        }
        return due;
    }

    @Test
    void aServiceIsAnnouncedAtOnceAndThenEveryFiveSeconds() {
        announcements.follow(FASHION, Intake.OFFLOAD);

        assertThat(announcements.nanosToNext()).hasValue(0);
        assertThat(due()).containsExactly(FASHION);
        assertThat(announcements.nanosToNext()).hasValue(5_000_000_000L);
        time.advance(Duration.ofSeconds(5));
        assertThat(due()).containsExactly(FASHION);
        assertThat(due()).isEmpty();
    }

    @Test
    void oneAnnouncementIsForAllWorkersOfAService() {
        announcements.follow(FASHION, Intake.OFFLOAD);
        announcements.follow(FASHION, Intake.SAMPLES);

        assertThat(due()).containsExactly(FASHION);
    }

    @Test
    void aServiceIsAnnouncedUntilNothingOfItIsFollowed() {
        announcements.follow(FASHION, Intake.OFFLOAD);
        announcements.follow(FASHION, Intake.SAMPLES);
        announcements.unfollow(FASHION, Intake.OFFLOAD);
        announcements.unfollow(OTHER, Intake.OFFLOAD);
        assertThat(due()).containsExactly(FASHION);

        announcements.unfollow(FASHION, Intake.SAMPLES);

        time.advance(Duration.ofSeconds(5));
        assertThat(due()).isEmpty();
        assertThat(announcements.nanosToNext()).isEmpty();
    }

    @Test
    void whenTheConnectionIsBackAllAreAnnouncedAtOnce() {
        announcements.follow(FASHION, Intake.OFFLOAD);
        announcements.follow(OTHER, Intake.OFFLOAD);
        assertThat(due()).hasSize(2);

        announcements.renew();

        assertThat(due()).containsExactlyInAnyOrder(FASHION, OTHER);
    }

    @Test
    void whenNobodyAnswersForLongThePausesGrowAndTheNextHeartbeatEndsThat() {
        announcements.follow(FASHION, Intake.OFFLOAD);
        int sent = 0;
        for (int second = 0; second < 3_600; second++) {
            sent += due().size();
            time.advance(Duration.ofSeconds(1));
        }
        assertThat(sent).isBetween(30, 45);

        assertThat(announcements.heard(FASHION)).isTrue();

        assertThat(due()).containsExactly(FASHION);
        assertThat(announcements.nanosToNext()).hasValue(5_000_000_000L);
    }

    @Test
    void aHeartbeatAfterEachAnnouncementIsNoNews() {
        announcements.follow(FASHION, Intake.OFFLOAD);
        for (int i = 0; i < 20; i++) {
            assertThat(due()).containsExactly(FASHION);
            assertThat(announcements.heard(FASHION)).isFalse();
            time.advance(Duration.ofSeconds(5));
        }
        assertThat(announcements.heard(OTHER)).isFalse();
    }

    @Test
    void manyServicesTakeAThirdOfThePace() {
        for (int i = 0; i < 500; i++) {
            announcements.follow(new ServiceName("default", "service-" + i), Intake.OFFLOAD);
        }
        assertThat(announcements.period()).isEqualTo(Duration.ofSeconds(125));
        int sent = 0;
        for (int second = 0; second < 250; second++) {
            List<ServiceName> due = due();
            due.forEach(announcements::heard);
            sent += due.size();
            time.advance(Duration.ofSeconds(1));
        }
        assertThat(sent).isEqualTo(1_000);
    }
}
