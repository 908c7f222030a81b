package io.skerry.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerRuntimeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "skerry-edge",
                "skerry-edge:0.1.0",
                "ghcr.io/skerry/skerry-edge:0.1.0",
                "localhost:5000/skerry-edge",
                "localhost:5000/a/skerry-edge:latest@sha256:0123",
                "skerry-edge@sha256:0123"
            })
    void anImageNamedSkerryEdgeIsRunBySkerry(String image) {
        assertThat(WorkerRuntime.of(template(image))).isEqualTo(WorkerRuntime.SKERRY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kubeedge/sedna-example-joint-inference-helmet-detection-little:v0.3.0",
                "skerry-edge-tools:1",
                "my-skerry-edge",
                "skerry-edge/worker:1",
                "skerry-edge:5000/worker",
                "worker:skerry-edge",
                "worker@sha256:/skerry-edge"
            })
    void anyOtherImageIsASednaWorker(String image) {
        assertThat(WorkerRuntime.of(template(image))).isEqualTo(WorkerRuntime.SEDNA);
    }

    @Test
    void aTemplateWithoutAPodIsASednaWorker() {
        assertThat(WorkerRuntime.of(new PodTemplateSpec())).isEqualTo(WorkerRuntime.SEDNA);
        assertThat(WorkerRuntime.of(null)).isEqualTo(WorkerRuntime.SEDNA);
    }

    private static PodTemplateSpec template(String image) {
        return new PodTemplateSpecBuilder()
                .withNewSpec()
                .addNewContainer()
                .withName("worker")
                .withImage(image)
                .endContainer()
                .endSpec()
                .build();
    }
}
