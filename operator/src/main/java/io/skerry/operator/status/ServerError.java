package io.skerry.operator.status;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.AggregatedOperatorException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An answer of the API server that says no. */
final class ServerError {

    private ServerError() {}

    /**
     * What the API server said, if an error comes from an answer with this code: it names the user, the verb and the resource.
     *
     * @param code as in HTTP
     */
    static Optional<String> in(Throwable error, int code) {
        return error instanceof KubernetesClientException answer && answer.getCode() == code
                ? Optional.of(words(answer, answer.getStatus()))
                : causes(error).flatMap(cause -> in(cause, code).stream()).findFirst();
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
