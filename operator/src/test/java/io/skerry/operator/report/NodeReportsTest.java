package io.skerry.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.api.plan.ServiceName;
import io.skerry.api.report.ServiceReport;
import io.skerry.wire.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeReportsTest {

    private static final ServiceName SERVICE = new ServiceName("default", "photos");
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final Source FIRST_RUN = new Source("edge-1", "a");
    private static final Source SECOND_RUN = new Source("edge-1", "b");

    private final NodeReports reports = new NodeReports();

    @Test
    void of_reports_in_another_order_the_newest_stays() {
        assertThat(accept(FIRST_RUN, 7, 70)).isTrue();
        assertThat(accept(FIRST_RUN, 5, 50)).isFalse();
        assertThat(accept(FIRST_RUN, 7, 70)).isFalse();

        assertThat(inferences()).isEqualTo(70);
    }

    @Test
    void a_program_that_was_started_again_counts_from_the_beginning() {
        accept(FIRST_RUN, 900, 900);

        assertThat(accept(SECOND_RUN, 1, 3)).isTrue();
        assertThat(inferences()).isEqualTo(3);
    }

    @Test
    void a_late_report_of_an_earlier_run_does_not_bring_its_state_back() {
        accept(FIRST_RUN, 900, 900);
        accept(SECOND_RUN, 1, 3);

        assertThat(accept(FIRST_RUN, 901, 901)).isFalse();
        assertThat(inferences()).isEqualTo(3);
    }

    @Test
    void who_listens_is_told_of_what_has_changed_only() {
        List<ServiceName> told = new ArrayList<>();
        reports.listen(told::add);

        accept(FIRST_RUN, 1, 10);
        accept(FIRST_RUN, 2, 10);
        assertThat(told).containsExactly(SERVICE);

        accept(FIRST_RUN, 3, 11);
        assertThat(told).containsExactly(SERVICE, SERVICE);
    }

    @Test
    void nodes_do_not_speak_for_each_other() {
        accept(FIRST_RUN, 1, 1);
        accept(new Source("edge-2", "a"), 1, 2);

        assertThat(inferences()).isEqualTo(1);
        assertThat(reports.of("edge-2", SERVICE)).isPresent();
    }

    @Test
    void what_was_said_of_a_service_that_is_gone_is_forgotten() {
        accept(FIRST_RUN, 1, 1);

        reports.forget(SERVICE);

        assertThat(reports.of("edge-1", SERVICE)).isEmpty();
    }

    private boolean accept(Source source, long sequence, long inferences) {
        return reports.accept(
                source, sequence, SERVICE, new ServiceReport(true, "m:1", null, inferences, 0, 0, 0, true, null), NOW);
    }

    private long inferences() {
        return reports.of("edge-1", SERVICE).orElseThrow().report().inferences();
    }
}
