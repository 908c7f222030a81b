package io.skerry.edge.link.eventbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.edge.spool.FakeScheduler;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowersTest {

    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final FakeScheduler time = new FakeScheduler();
    private final Followers followers = new Followers(Duration.ofSeconds(2), time);

    private List<String> dueAfter(Duration pause) {
        time.advance(pause);
        return followers.due();
    }

    @Test
    void aNodeIsServedAtOnceAndThenNotMoreOftenThanTheGapAllows() {
        followers.announced("edge-1", PERIOD);

        assertThat(followers.due()).containsExactly("edge-1");
        assertThat(dueAfter(Duration.ofMillis(1_999))).isEmpty();
        assertThat(dueAfter(Duration.ofMillis(1))).containsExactly("edge-1");
    }

    @Test
    void anotherAnnouncementDoesNotMakeItMoreOften() {
        followers.announced("edge-1", PERIOD);
        followers.due();
        followers.announced("edge-1", PERIOD);

        assertThat(followers.due()).isEmpty();
    }

    @Test
    void aNodeIsForgottenFourOfItsPeriodsAfterItsLastAnnouncement() {
        followers.announced("edge-1", PERIOD);
        time.advance(Duration.ofSeconds(19));
        assertThat(followers.due()).containsExactly("edge-1");
        followers.announced("edge-1", PERIOD);
        assertThat(dueAfter(Duration.ofSeconds(19))).containsExactly("edge-1");
        assertThat(dueAfter(Duration.ofSeconds(2))).isEmpty();
    }

    @Test
    void aNodeThatIsAwayIsServedAgainAsSoonAsItAnnouncesItself() {
        followers.announced("edge-1", PERIOD);
        followers.due();
        followers.gone("edge-1");
        assertThat(dueAfter(Duration.ofSeconds(2))).isEmpty();

        followers.announced("edge-1", PERIOD);

        assertThat(followers.due()).containsExactly("edge-1");
    }

    @Test
    void thereIsRoomForSoManyAndThoseThatAreGoneMakeRoom() {
        for (int i = 0; i <= Followers.MOST; i++) {
            followers.announced("edge-" + i, PERIOD);
        }
        assertThat(followers.due()).hasSize(Followers.MOST).doesNotContain("edge-" + Followers.MOST);

        time.advance(Duration.ofSeconds(21));
        followers.announced("late", PERIOD);

        assertThat(followers.due()).containsExactly("late");
    }

    @Test
    void aPeriodOfYearsCountsAsTenMinutes() {
        followers.announced("edge-1", Duration.ofDays(20_000));

        assertThat(dueAfter(Duration.ofMinutes(39))).containsExactly("edge-1");
        assertThat(dueAfter(Duration.ofMinutes(2))).isEmpty();
    }
}
