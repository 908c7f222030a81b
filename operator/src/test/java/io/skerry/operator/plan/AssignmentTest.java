package io.skerry.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.jointinference.JointInferenceServiceStatus;
import io.skerry.api.jointinference.ModelFile;
import io.skerry.api.model.Model;
import io.skerry.operator.jointinference.Resources;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssignmentTest {

    private static final ModelFile LAST = new ModelFile("/models/last/", "ab".repeat(32));

    private static JointInferenceService service(@Nullable ModelFile last) {
        JointInferenceService service = Resources.service("photos", "little", "big");
        service.setStatus(new JointInferenceServiceStatus(1L, List.of(), null, 0, 0, List.of(), List.of(), last));
        return service;
    }

    @Test
    void a_node_gets_the_model_that_the_model_resource_names() {
        Model little = Resources.model("little");

        assertThat(Assignment.model(service(LAST), Optional.of(little)))
                .contains(new ModelFile(little.getSpec().url(), null));
    }

    @Test
    void while_the_model_resource_is_missing_a_node_goes_on_with_what_it_had() {
        assertThat(Assignment.model(service(LAST), Optional.empty())).contains(LAST);
    }

    @Test
    void a_service_whose_model_was_never_there_is_for_no_node_yet() {
        assertThat(Assignment.model(service(null), Optional.empty())).isEmpty();
        assertThat(Assignment.model(Resources.service("photos", "little", "big"), Optional.empty()))
                .isEmpty();
    }
}
