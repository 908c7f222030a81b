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
    void aNodeIsPresentForFourOfItsPeriodsAfterItsLastAnnouncement() {
        followers.announced("edge-1", PERIOD);
        time.advance(Duration.ofSeconds(19));
        assertThat(followers.due()).containsExactly("edge-1");
        followers.announced("edge-1", PERIOD);
        assertThat(dueAfter(Duration.ofSeconds(19))).containsExactly("edge-1");
        assertThat(dueAfter(Duration.ofSeconds(2))).isEmpty();
    }

    @Test
    void aNodeThatIsAwayIsTriedBesideTheOthersUntilItIsReached() {
        followers.announced("edge-1", PERIOD);
        followers.announced("edge-2", PERIOD);
        followers.due();
        followers.away("edge-1");

        assertThat(dueAfter(Duration.ofSeconds(2))).containsExactly("edge-2");
        assertThat(followers.absentDue()).hasValue("edge-1");
        assertThat(followers.absentDue()).isEmpty();
        time.advance(Duration.ofSeconds(2));
        assertThat(followers.absentDue()).hasValue("edge-1");

        followers.reached("edge-1");

        time.advance(Duration.ofSeconds(2));
        assertThat(followers.absentDue()).isEmpty();
        followers.announced("edge-1", PERIOD);
        assertThat(followers.due()).containsExactlyInAnyOrder("edge-1", "edge-2");
    }

    @Test
    void aNodeThatAnnouncedItselfMeanwhileStaysWhenItIsReached() {
        followers.announced("edge-1", PERIOD);
        followers.away("edge-1");
        followers.absentDue();
        followers.announced("edge-1", PERIOD);
        followers.reached("edge-1");

        assertThat(dueAfter(Duration.ofSeconds(2))).containsExactly("edge-1");
    }

    @Test
    void aNodeThatStaysAwayIsForgottenTenMinutesLater() {
        followers.announced("edge-1", PERIOD);
        followers.away("edge-1");
        time.advance(Duration.ofMinutes(10));
        assertThat(followers.absentDue()).hasValue("edge-1");
        assertThat(dueAfter(Duration.ofSeconds(2))).isEmpty();
        assertThat(followers.absentDue()).isEmpty();
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
