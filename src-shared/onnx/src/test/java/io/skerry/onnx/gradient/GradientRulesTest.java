package io.skerry.onnx.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.onnx.gradient.rule.GradientRules;
import io.skerry.onnx.reference.ReferenceGraph;
import org.junit.jupiter.api.Test;

class GradientRulesTest {

    @Test
    void eachOperatorWithARuleHasAReferenceToCheckItAgainst() {
        assertThat(ReferenceGraph.operators()).containsAll(GradientRules.operators());
    }
}
