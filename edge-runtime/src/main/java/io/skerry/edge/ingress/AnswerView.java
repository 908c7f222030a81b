package io.skerry.edge.ingress;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skerry.api.plan.ServiceName;
import io.skerry.inference.cascade.Answer;
import io.skerry.inference.cascade.Verdict;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer as people and programs get it over REST, MQTT and from a watched folder.
 *
 * @param id of the example
 * @param service {@code namespace/name}
 * @param label of the class that stands
 * @param index of that class in the answering model
 * @param confidence 0 to 1, of the answering model
 * @param source {@code edge}, {@code cloud}, {@code edge-timeout}, {@code edge-offline} or {@code edge-budget}
 * @param reason why, in words
 * @param hard whether the miner called the example hard
 * @param hardness 0 (sure) to 1
 * @param edge the shallow model's verdict
 * @param cloud the deep model's, if it answered in time
 * @param kept what became of a hard example: {@code stored}, {@code dropped} or {@code unknown}
 * @param milliseconds from arrival to answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnswerView(
        UUID id,
        String service,
        String label,
        int index,
        double confidence,
        String source,
        String reason,
        boolean hard,
        double hardness,
        Verdict edge,
        @Nullable Verdict cloud,
        @Nullable String kept,
        double milliseconds) {

    public static AnswerView of(ServiceName service, Answer answer) {
        Verdict stands = answer.verdict();
        return new AnswerView(
                answer.id(),
                service.toString(),
                stands.label(),
                stands.index(),
                stands.confidence(),
                answer.source().label(),
                answer.reason(),
                answer.hard(),
                answer.hardness(),
                answer.edge(),
                answer.cloud(),
                answer.kept() == null ? null : answer.kept().name().toLowerCase(Locale.ROOT),
                answer.nanos() / 1e6);
    }
}
