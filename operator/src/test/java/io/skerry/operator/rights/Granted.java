package io.skerry.operator.rights;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a cluster grants a service account by itself, beside what it grants everybody.
 *
 * @param client may read roles
 */
record Granted(KubernetesClient client, String namespace, String account) {

    /** In the whole cluster, and in each namespace. */
    Set<Right> rights() {
        return Stream.concat(cluster(), namespaces()).collect(Collectors.toSet());
    }

    private Stream<Right> cluster() {
        return client.rbac().clusterRoleBindings().list().getItems().stream()
                .filter(binding -> isFor(binding.getSubjects()))
                .flatMap(binding -> rights("", rules("", binding.getRoleRef())));
    }

    private Stream<Right> namespaces() {
        return client.rbac().roleBindings().inAnyNamespace().list().getItems().stream()
                .filter(binding -> isFor(binding.getSubjects()))
                .flatMap(binding -> rights(
                        binding.getMetadata().getNamespace(),
                        rules(binding.getMetadata().getNamespace(), binding.getRoleRef())));
    }

    private boolean isFor(List<Subject> subjects) {
        return subjects.stream()
                .anyMatch(subject -> subject.getKind().equals("ServiceAccount")
                        && subject.getName().equals(account)
                        && subject.getNamespace().equals(namespace));
    }

    private List<PolicyRule> rules(String in, RoleRef role) {
        return role.getKind().equals("ClusterRole")
                ? client.rbac().clusterRoles().withName(role.getName()).get().getRules()
                : client.rbac()
                        .roles()
                        .inNamespace(in)
                        .withName(role.getName())
                        .get()
                        .getRules();
    }

    private static Stream<Right> rights(String in, List<PolicyRule> rules) {
        return rules.stream()
                .flatMap(rule -> rule.getApiGroups().stream()
                        .flatMap(group -> rule.getResources().stream()
                                .flatMap(resource -> names(rule)
                                        .flatMap(name -> rule.getVerbs().stream()
                                                .map(verb -> new Right(in, group, resource, name, verb))))));
    }

    private static Stream<String> names(PolicyRule rule) {
        return rule.getResourceNames().isEmpty() ? Stream.of("") : rule.getResourceNames().stream();
    }
}
