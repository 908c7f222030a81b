package io.skerry.operator.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeNamesTest {

    @ParameterizedTest
    @CsvSource({
        "/, sedna-default-volume-name",
        "/data/, dataz",
        "/a--b/, a--bz",
        "/data/helmet_detection/, data-helmet-detectionz",
        "/output/data/train/1/, output-data-train-1z",
        "/Models/Big/, models-bigz"
    })
    void a_folder_has_the_name_that_sedna_gives_it(String folder, String name) {
        assertThat(new VolumeNames(Set.of()).of(folder)).isEqualTo(name);
    }

    @Test
    void a_folder_has_one_name_however_often_it_is_asked_for() {
        VolumeNames names = new VolumeNames(Set.of());

        assertThat(names.of("/data/")).isEqualTo(names.of("/data/")).isEqualTo("dataz");
    }

    @Test
    void folders_that_sedna_takes_for_one_have_names_of_their_own() {
        VolumeNames names = new VolumeNames(Set.of());

        assertThat(names.of("/a_b/")).isEqualTo("a-bz");
        assertThat(names.of("/a.b/")).matches("a-bz-[0-9a-f]{8}");
    }

    @Test
    void a_name_that_the_template_has_already_is_not_used_again() {
        assertThat(new VolumeNames(Set.of("dataz")).of("/data/")).matches("dataz-[0-9a-f]{8}");
    }

    @ParameterizedTest
    @CsvSource({"/-a/", "/a-very-long-folder/that-has/many-levels/of-which/each-one-adds/to-the-name/"})
    void a_name_is_always_one_that_kubernetes_takes(String folder) {
        assertThat(new VolumeNames(Set.of()).of(folder)).matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    }
}
