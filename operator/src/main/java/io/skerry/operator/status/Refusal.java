package io.skerry.operator.status;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.AggregatedOperatorException;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A request that the API server did not allow. */
final class Refusal {

    private Refusal() {}

    /** What the API server said, if an error comes from one: it names the user, the verb and the resource. */
    static Optional<String> in(Throwable error) {
        return error instanceof KubernetesClientException answer && answer.getCode() == HttpURLConnection.HTTP_FORBIDDEN
                ? Optional.of(words(answer, answer.getStatus()))
                : causes(error).flatMap(cause -> in(cause).stream()).findFirst();
    }

    private static String words(KubernetesClientException answer, @Nullable Status status) {
        return String.valueOf(status == null ? answer.getMessage() : status.getMessage());
    }

    private static Stream<Throwable> causes(Throwable error) {
        Stream<Throwable> cause = Stream.ofNullable(error.getCause());
        return error instanceof AggregatedOperatorException several
                ? Stream.concat(cause, several.getAggregatedExceptions().values().stream())
                : cause;
    }
}
