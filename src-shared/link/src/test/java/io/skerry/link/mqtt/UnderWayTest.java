package io.skerry.link.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.link.LinkException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class UnderWayTest {

    private final LinkException broken = new LinkException("the connection broke");

    private final UnderWay underWay = new UnderWay();
    private final CompletableFuture<Void> first = new CompletableFuture<>();
    private final CompletableFuture<Void> second = new CompletableFuture<>();

    @Test
    void aMessageIsThroughWhenItsPacketIsAcknowledged() {
        underWay.awaitAcknowledgement(1, underWay.begin(first, 10));
        underWay.awaitAcknowledgement(2, underWay.begin(second, 20));

        underWay.acknowledged(2);

        assertThat(first).isNotDone();
        assertThat(second).isCompleted();
        assertThat(underWay.bytes()).isEqualTo(10);
    }

    @Test
    void anAcknowledgementMayComeBeforeThePacketIdIsKnown() {
        UnderWay.Message message = underWay.begin(first, 10);
        underWay.acknowledged(7);
        assertThat(first).isNotDone();
        underWay.awaitAcknowledgement(7, message);
        assertThat(first).isCompleted();
        assertThat(underWay.bytes()).isZero();
    }

    @Test
    void anEarlyAcknowledgementCountsForOneMessageOnly() {
        underWay.acknowledged(7);
        underWay.awaitAcknowledgement(7, underWay.begin(first, 1));
        underWay.awaitAcknowledgement(7, underWay.begin(second, 1));
        assertThat(first).isCompleted();
        assertThat(second).isNotDone();
    }

    @Test
    void whenTheConnectionBreaksAllFailWhateverTheyWaitFor() {
        CompletableFuture<Void> through = new CompletableFuture<>();
        underWay.begin(first, 10);
        underWay.awaitAcknowledgement(1, underWay.begin(second, 20));
        underWay.through(underWay.begin(through, 30));

        underWay.abandon(broken);

        assertThat(first).isCompletedExceptionally();
        assertThat(second).isCompletedExceptionally();
        assertThat(through).isCompleted();
        assertThat(underWay.bytes()).isZero();
    }

    @Test
    void whatHappensToAMessageAfterItFailedChangesNothing() {
        UnderWay.Message message = underWay.begin(first, 10);
        underWay.abandon(broken);
        underWay.through(message);
        underWay.awaitAcknowledgement(1, message);
        underWay.acknowledged(1);
        assertThat(first).isCompletedExceptionally();
        assertThat(underWay.bytes()).isZero();
    }

    @Test
    void aMessageThatCannotBeWrittenFailsAlone() {
        underWay.begin(second, 20);
        underWay.failed(underWay.begin(first, 10), broken);
        assertThat(first).isCompletedExceptionally();
        assertThat(second).isNotDone();
        assertThat(underWay.bytes()).isEqualTo(20);
    }
}
