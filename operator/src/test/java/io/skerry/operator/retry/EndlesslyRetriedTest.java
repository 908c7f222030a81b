package io.skerry.operator.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.RegisteredController;
import io.javaoperatorsdk.operator.processing.retry.RetryExecution;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.kubernetes.client.WithKubernetesTestServer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithKubernetesTestServer
class EndlesslyRetriedTest {

    @Inject
    Operator operator;

    @Test
    void every_controller_but_the_canary_tries_again_for_ever_and_at_least_once_a_minute() {
        List<RegisteredController<?>> controllers = operator.getRegisteredControllers().stream()
                .<RegisteredController<?>>map(controller -> controller)
                .filter(controller -> !controller.getConfiguration().getName().equals("canary"))
                .toList();

        assertThat(controllers)
                .hasSizeGreaterThan(10)
                .allSatisfy(controller -> assertThat(pauses(controller))
                        .startsWith(1_000L, 1_000L, 2_000L, 4_000L)
                        .endsWith(60_000L, 60_000L));
    }

    private static long[] pauses(RegisteredController<?> controller) {
        RetryExecution retry = controller.getConfiguration().getRetry().initExecution();
        return LongStream.generate(() -> retry.nextDelay().orElseThrow())
                .limit(100)
                .toArray();
    }
}
