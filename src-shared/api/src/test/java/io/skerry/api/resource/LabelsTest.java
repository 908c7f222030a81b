package io.skerry.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelsTest {

    @Test
    void aWorkersLabelsAreSednas() {
        assertThat(Labels.ofWorker("JointInferenceService", "helmet", "42", "Edge"))
                .containsEntry("jointinferenceservice.sedna.io/name", "helmet")
                .containsEntry("jointinferenceservice.sedna.io/uid", "42")
                .containsEntry("jointinferenceservice.sedna.io/worker-type", "edge")
                .hasSize(3);
    }
}
