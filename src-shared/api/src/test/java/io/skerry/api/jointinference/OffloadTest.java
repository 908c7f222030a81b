package io.skerry.api.jointinference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OffloadTest {

    @ParameterizedTest
    @CsvSource({"1ms, PT0.001S", "300ms, PT0.3S", "2s, PT2S", "1m, PT1M"})
    void aDeadlineIsADuration(String deadline, Duration expected) {
        assertThat(new Offload(deadline, null).deadlineDuration()).isEqualTo(expected);
    }

    @Test
    void noDeadlineIsNone() {
        assertThat(new Offload(null, 16).deadlineDuration()).isNull();
    }

    @Test
    void whatIsNoDurationIsSaid() {
        assertThatThrownBy(() -> new Offload("soon", null).deadlineDuration())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("offload.deadline is 'soon'");
    }
}
