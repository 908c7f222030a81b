package io.skerry.operator.link.eventbus;

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
 * How the Rules that are there become those that should be there. KubeEdge takes no notice of a Rule that changes: it is deleted and
 * made again.
 *
 * @param delete first
 * @param create then
 */
record RuleChange(List<Rule> delete, List<Rule> create) {

    /**
     * Compares.
     *
     * @param wanted all that should be there
     * @param found all that are there and are ours
     * @param renew names of Rules that are right and lead nowhere: the node was away when they were made
     */
    static RuleChange of(Collection<Rule> wanted, Collection<Rule> found, Set<String> renew) {
        Map<String, Rule> there = found.stream().collect(Collectors.toMap(RuleChange::name, Function.identity()));
        Set<String> names = wanted.stream().map(RuleChange::name).collect(Collectors.toSet());
        List<Rule> delete = new ArrayList<>(
                found.stream().filter(rule -> !names.contains(name(rule))).toList());
        List<Rule> create = new ArrayList<>();
        for (Rule rule : wanted) {
            Rule before = there.get(name(rule));
            if (before == null) {
                create.add(rule);
            } else if (renew.contains(name(rule)) || !same(before, rule)) {
                delete.add(before);
                create.add(rule);
            }
        }
        return new RuleChange(delete, create);
    }

    private static boolean same(@Nullable Rule before, Rule rule) {
        return before != null && Objects.equals(before.getSpec(), rule.getSpec());
    }

    private static String name(Rule rule) {
        return rule.getMetadata().getName();
    }
}
