package io.skerry.learning.aggregation;

import io.skerry.learning.aggregation.Refusal.Reason;
import io.skerry.learning.parameters.ParameterLayout;
import io.skerry.learning.parameters.ParameterShape;
import io.skerry.learning.parameters.Parameters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sorts out the updates that must not be aggregated; the round goes on with the others.
 *
 * @param bound how far an update may lead away from the model
 * @param controlNeeded whether each update must bring a control delta, see {@link Aggregation#needsControl}
 */
public record UpdateCheck(NormBound bound, boolean controlNeeded) {

    /**
     * Checks a round's updates.
     *
     * @param model the parameters that the clients started from
     */
    public CheckedUpdates check(Parameters model, List<ClientUpdate> updates) {
        Map<String, List<ClientUpdate>> byClient = updates.stream()
                .collect(Collectors.groupingBy(ClientUpdate::client, TreeMap::new, Collectors.toList()));
        List<Refusal> refused = new ArrayList<>();
        List<ClientUpdate> sound = new ArrayList<>();
        byClient.forEach((client, all) -> {
            Optional<Refusal> problem =
                    all.size() == 1 ? problem(model, all.getFirst()) : duplicate(client, all.size());
            problem.ifPresentOrElse(refused::add, () -> sound.add(all.getFirst()));
        });
        List<ClientUpdate> taken = withinBound(model, sound, refused);
        refused.sort(Comparator.comparing(Refusal::client));
        return new CheckedUpdates(Cohort.of(taken), refused);
    }

    private Optional<Refusal> problem(Parameters model, ClientUpdate update) {
        if (update.samples() <= 0) {
            return refuse(
                    update,
                    Reason.NO_SAMPLES,
                    "says it trained on " + update.samples()
                            + " examples: a client without examples must not send an update");
        }
        return vectorProblem(model, update, "", update.parameters()).or(() -> controlProblem(model, update));
    }

    private Optional<Refusal> controlProblem(Parameters model, ClientUpdate update) {
        if (!controlNeeded) {
            return Optional.empty();
        }
        Parameters delta = update.controlDelta();
        return delta == null
                ? refuse(
                        update,
                        Reason.NO_CONTROL,
                        "sent no control delta: it trains with another algorithm than the server")
                : vectorProblem(model, update, "the control delta of ", delta);
    }

    private static Optional<Refusal> vectorProblem(
            Parameters model, ClientUpdate update, String what, Parameters vector) {
        String difference = difference(model.layout(), vector.layout());
        if (difference != null) {
            return refuse(update, Reason.WRONG_LAYOUT, "trained another model: " + what + difference);
        }
        OptionalInt position = vector.firstNotFinite();
        if (position.isPresent()) {
            return refuse(
                    update,
                    Reason.NOT_FINITE,
                    what + model.layout().describe(position.getAsInt()) + " is " + vector.get(position.getAsInt())
                            + ": its training diverged, or it is hostile");
        }
        return Optional.empty();
    }

    private static @Nullable String difference(ParameterLayout model, ParameterLayout update) {
        for (int i = 0; i < Math.min(model.count(), update.count()); i++) {
            ParameterShape expected = model.parameters().get(i);
            ParameterShape found = update.parameters().get(i);
            if (!expected.equals(found)) {
                return "parameter " + i + " is '" + found.name() + "' with shape " + found.dimensions()
                        + ", the model's is '" + expected.name() + "' with shape " + expected.dimensions();
            }
        }
        return model.count() == update.count()
                ? null
                : "it has " + update.count() + " parameters, the model has " + model.count();
    }

    private List<ClientUpdate> withinBound(Parameters model, List<ClientUpdate> sound, List<Refusal> refused) {
        double[] norms = sound.stream()
                .mapToDouble(update -> Math.sqrt(update.parameters().squaredDistance(model)))
                .toArray();
        double limit = bound.limit(norms);
        List<ClientUpdate> taken = new ArrayList<>();
        for (int i = 0; i < norms.length; i++) {
            if (norms[i] <= limit) {
                taken.add(sound.get(i));
            } else {
                refuse(sound.get(i), Reason.HUGE_NORM, hugeNorm(model, sound.get(i), norms[i], limit))
                        .ifPresent(refused::add);
            }
        }
        return taken;
    }

    private static String hugeNorm(Parameters model, ClientUpdate update, double norm, double limit) {
        Parameters delta = update.parameters().minus(model);
        int furthest = IntStream.range(0, delta.layout().count())
                .boxed()
                .max(Comparator.comparingDouble(delta::norm))
                .orElseThrow();
        return "leads %.4g away from the model, more than %.4g; furthest in '%s': lower its learning rate, or raise the bound"
                .formatted(
                        norm, limit, delta.layout().parameters().get(furthest).name());
    }

    private static Optional<Refusal> duplicate(String client, int count) {
        return Optional.of(new Refusal(
                client,
                Reason.DUPLICATE_CLIENT,
                "client '" + client + "' sent " + count
                        + " updates in one round: none is taken, since which one counts is unknown"));
    }

    private static Optional<Refusal> refuse(ClientUpdate update, Reason reason, String problem) {
        return Optional.of(new Refusal(update.client(), reason, "client '" + update.client() + "': " + problem));
    }
}
