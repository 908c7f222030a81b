package io.skerry.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.edge.worker.collect.IndexedSample;
import io.skerry.edge.worker.collect.SampleIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a collector has on its disk.
 *
 * @param samples as its index knows them
 * @param pictures files with their bytes
 */
record Collected(List<IndexedSample> samples, List<Path> pictures) {

    static Collected in(Path store) throws IOException, SQLException {
        try (SampleIndex index = SampleIndex.open(store);
                Stream<Path> files = Files.walk(store)) {
            return new Collected(
                    index.newest(null, Integer.MAX_VALUE),
                    files.filter(file -> file.toString().endsWith(".png")).toList());
        }
    }

    /** Fails unless each example whose answer said that it is kept is there exactly once. */
    void requireOnce(List<Answer> answers) {
        Set<UUID> kept = answers.stream().filter(Answer::stored).map(Answer::id).collect(Collectors.toSet());
        assertThat(kept).isNotEmpty();
        assertThat(samples)
                .extracting(IndexedSample::id)
                .doesNotHaveDuplicates()
                .containsAll(kept);
        assertThat(pictures).hasSameSizeAs(samples);
    }

    /** How many were delivered more than once. */
    long redelivered() {
        return samples.stream().filter(sample -> sample.deliveries() > 1).count();
    }
}
