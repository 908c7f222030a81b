package io.skerry.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InterruptionTest {

    static Stream<Exception> interrupts() {
        return Stream.of(
                new InterruptedException(),
                new ClosedByInterruptException(),
                new InterruptedIOException("interrupted"));
    }

    @ParameterizedTest
    @MethodSource("interrupts")
    void an_interrupt_is_one_also_below_other_problems(Exception interrupt) {
        assertThat(Interruption.caused(interrupt)).isTrue();
        assertThat(Interruption.caused(new IllegalStateException("list failed", new IOException(interrupt))))
                .isTrue();
    }

    @Test
    void what_took_too_long_or_failed_is_none() {
        assertThat(Interruption.caused(new SocketTimeoutException())).isFalse();
        assertThat(Interruption.caused(new IOException("no", new IllegalStateException())))
                .isFalse();
    }
}
