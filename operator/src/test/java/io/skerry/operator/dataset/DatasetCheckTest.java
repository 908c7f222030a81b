package io.skerry.operator.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.skerry.api.dataset.Dataset;
import io.skerry.api.dataset.DatasetSpec;
import io.skerry.operator.status.Progress;
import io.skerry.operator.status.Reason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetCheckTest {

    @ParameterizedTest
    @CsvSource({"/data/train.txt, txt", "/data/train.csv, CSV", "s3://samples/train.txt, txt"})
    void a_list_of_samples_that_the_node_can_watch_is_ready(String url, String format) {
        assertThat(check(url, format, null)).isInstanceOf(Progress.Ready.class);
    }

    @ParameterizedTest
    @CsvSource({
        "data/train.txt, txt, INVALID_URL, 'data/train.txt'",
        "https://host/train.txt, txt, INVALID_URL, 'https://host/train.txt'",
        "/data/train.json, json, INVALID_SPEC, txt or csv"
    })
    void what_the_node_cannot_watch_is_said(String url, String format, Reason reason, String hint) {
        Progress progress = check(url, format, null);

        assertThat(progress).isInstanceOf(Progress.Stuck.class);
        assertThat(progress.reason()).isEqualTo(reason);
        assertThat(progress.message()).contains(hint).contains("write");
    }

    @Test
    void a_secret_that_is_missing_is_said() {
        assertThat(check("s3://samples/train.txt", "txt", "store").reason()).isEqualTo(Reason.SECRET_NOT_FOUND);
    }

    @Test
    void a_node_that_has_not_joined_yet_is_waited_for() {
        Progress progress =
                DatasetCheck.of(dataset("/data/train.txt", "txt", null), Optional.empty(), _ -> Optional.empty());

        assertThat(progress).isInstanceOf(Progress.Working.class);
        assertThat(progress.reason()).isEqualTo(Reason.NODE_NOT_FOUND);
        assertThat(progress.message()).contains("'edge-1'");
    }

    private static Progress check(String url, String format, @Nullable String credential) {
        return DatasetCheck.of(dataset(url, format, credential), Optional.of(new Node()), _ -> Optional.empty());
    }

    private static Dataset dataset(String url, String format, @Nullable String credential) {
        Dataset dataset = new Dataset();
        dataset.setMetadata(new ObjectMetaBuilder().withName("helmets").build());
        dataset.setSpec(new DatasetSpec(url, format, "edge-1", credential));
        return dataset;
    }
}
