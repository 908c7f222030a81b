package io.skerry.api.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsOrArray;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.skerry.api.Kinds;
import io.skerry.api.resource.BrokenRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RulesTest {

    @Test
    void everyRuleHasAMessageAndAResourceThatBreaksIt() {
        assertThat(Kinds.ALL.stream()
                        .map(kind -> CustomResourceDefinitions.schemaOf(CustomResourceDefinitions.of(kind)))
                        .flatMap(RulesTest::rules)
                        .map(ValidationRule::getMessage)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        BrokenRule.all().stream().map(BrokenRule::message).toList());
    }

    private static Stream<ValidationRule> rules(JSONSchemaProps schema) {
        Stream<JSONSchemaProps> children = Stream.concat(
                schema.getProperties().values().stream(),
                Stream.ofNullable(schema.getItems()).map(JSONSchemaPropsOrArray::getSchema));
        return Stream.concat(schema.getXKubernetesValidations().stream(), children.flatMap(RulesTest::rules));
    }
}
