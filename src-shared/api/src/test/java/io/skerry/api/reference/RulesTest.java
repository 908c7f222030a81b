package io.skerry.api.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.skerry.api.Kinds;
import io.skerry.api.resource.BrokenRule;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RulesTest {

    @Test
    void everyRuleHasAMessageAndAResourceThatBreaksIt() {
        assertThat(Kinds.ALL.stream()
                        .map(kind -> CustomResourceDefinitions.of(kind)
                                .getSpec()
                                .getVersions()
                                .getFirst()
                                .getSchema()
                                .getOpenAPIV3Schema())
                        .flatMap(RulesTest::rules)
                        .map(ValidationRule::getMessage)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        BrokenRule.all().stream().map(BrokenRule::message).toList());
    }

    private static Stream<ValidationRule> rules(JSONSchemaProps schema) {
        return Stream.concat(
                schema.getXKubernetesValidations().stream(),
                Stream.concat(
                                schema.getProperties().values().stream(),
                                Stream.ofNullable(schema.getItems()).map(items -> items.getSchema()))
                        .filter(Objects::nonNull)
                        .flatMap(RulesTest::rules));
    }
}
