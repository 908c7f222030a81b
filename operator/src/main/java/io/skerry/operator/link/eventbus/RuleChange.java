package io.skerry.operator.link.eventbus;

import io.fabric8.kubernetes.client.CustomResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the Rules (or RuleEndpoints) that are there become those that should be there. KubeEdge takes no notice of one that changes: it is
 * deleted and made again.
 *
 * @param delete first
 * @param create then
 */
record RuleChange<R extends CustomResource<?, ?>>(List<R> delete, List<R> create) {

    /**
     * Compares.
     *
     * @param wanted all that should be there
     * @param found all that are there and are ours
     * @param renew names of those that are right and are made again all the same
     */
    static <R extends CustomResource<?, ?>> RuleChange<R> of(
            Collection<R> wanted, Collection<R> found, Set<String> renew) {
        Map<String, R> there = found.stream().collect(Collectors.toMap(RuleChange::name, Function.identity()));
        Set<String> names = wanted.stream().map(RuleChange::name).collect(Collectors.toSet());
        List<R> delete = new ArrayList<>(
                found.stream().filter(rule -> !names.contains(name(rule))).toList());
        List<R> create = new ArrayList<>();
        for (R rule : wanted) {
            R before = there.get(name(rule));
            if (before != null && (renew.contains(name(rule)) || !same(before, rule))) {
                delete.add(before);
                create.add(rule);
            } else if (before == null) {
                create.add(rule);
            }
        }
        return new RuleChange<>(delete, create);
    }

    /** Whether the two differ in nothing that counts. */
    static boolean same(CustomResource<?, ?> before, CustomResource<?, ?> rule) {
        return Objects.equals(before.getSpec(), rule.getSpec())
                && Objects.equals(owner(before), owner(rule))
                && Objects.equals(
                        before.getMetadata().getLabels(), rule.getMetadata().getLabels());
    }

    /** A node that joined again under its old name is another one. */
    private static @Nullable String owner(CustomResource<?, ?> rule) {
        return rule.getMetadata().getOwnerReferences().stream()
                .map(owner -> owner.getUid())
                .findFirst()
                .orElse(null);
    }

    private static String name(CustomResource<?, ?> rule) {
        return rule.getMetadata().getName();
    }
}
