package io.skerry.edge.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skerry.inference.cascade.AnswerSource;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ObserveResourceTest {

    private final Scene scene = new Scene(new SimpleMeterRegistry());
    private final ObserveResource resource = new ObserveResource(scene.observer);

    @Test
    void a_picture_comes_with_its_type_and_may_not_be_taken_for_another() throws Exception {
        Picture boot = Garments.BOOT.picture(1);
        scene.observer.service(Scene.FASHION).hard(Scene.example(1, AnswerSource.CLOUD, Scene.deep(9, "Boot"), boot));

        try (Response response = resource.picture(new UUID(0, 1))) {
            assertThat(response.getStatus()).isEqualTo(200);
            assertThat(response.getMediaType()).hasToString("image/png");
            assertThat(response.getHeaderString("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat((byte[]) response.getEntity()).isEqualTo(boot.bytes());
        }
    }

    @Test
    void a_picture_that_is_not_there_is_a_404_that_says_why() {
        try (Response response = resource.picture(new UUID(0, 1))) {
            assertThat(response.getStatus()).isEqualTo(404);
            assertThat(response.getEntity()).asString().contains("error").contains("only the last 24");
        }
    }
}
