package io.skerry.link.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilenceTest {

    @Test
    void threePingsMayGoUnanswered() {
        assertThat(Silence.allowed(0)).isEqualTo(Silence.PING.multipliedBy(3));
    }

    @Test
    void whatIsUnderWayGetsTheTimeThatAThinLinkNeedsForIt() {
        assertThat(Silence.allowed(1 << 20)).isEqualTo(Duration.ofSeconds(15 + 32));
    }

    @Test
    void noLinkIsThatThin() {
        assertThat(Silence.allowed(Long.MAX_VALUE / 1_000)).isEqualTo(Silence.LONGEST);
    }
}
