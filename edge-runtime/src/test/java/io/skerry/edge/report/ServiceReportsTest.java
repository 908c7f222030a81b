package io.skerry.edge.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.api.plan.ModelReference;
import io.skerry.api.report.ReportJson;
import io.skerry.api.report.ServiceReport;
import io.skerry.edge.model.LoadedModel;
import io.skerry.edge.model.ModelState;
import io.skerry.edge.observe.ServiceCounts;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ServiceReportsTest {

    private static final ModelReference WANTED = new ModelReference(URI.create("file:///models/shallow/"), null);
    private static final LoadedModel SERVING =
            new LoadedModel("fashion-shallow:1", "ab", WANTED.url(), "artefact", Instant.EPOCH);
    private static final ServiceCounts COUNTS = new ServiceCounts(10, 4, 3);

    private static ServiceReport report(ModelState state) {
        return ServiceReports.report(state, COUNTS, 5, true);
    }

    @Test
    void aServiceThatAnswersHasAModelAndNoProblem() {
        assertThat(report(new ModelState.Ready(WANTED, SERVING)))
                .isEqualTo(new ServiceReport(true, "fashion-shallow:1", "ab", 10, 4, 3, 5, true, null));
    }

    @Test
    void aServiceWithoutAModelSaysWhyUnlessItIsOnItsWay() {
        assertThat(report(new ModelState.Loading(WANTED, 0, null, null)))
                .isEqualTo(new ServiceReport(false, null, null, 10, 4, 3, 5, true, null));
        assertThat(report(new ModelState.Loading(WANTED, 3, "the server says 503", null))
                        .problem())
                .isEqualTo("the server says 503");
        assertThat(report(new ModelState.Refused(WANTED, "its digest is another", null))
                        .problem())
                .isEqualTo("its digest is another");
    }

    @Test
    void aNewModelThatIsRefusedOrCannotBeFetchedIsAProblemThoughTheOldOneAnswers() {
        ServiceReport refused = report(new ModelState.Refused(WANTED, "its digest is another", SERVING));

        assertThat(refused.ready()).isTrue();
        assertThat(refused.model()).isEqualTo("fashion-shallow:1");
        assertThat(refused.problem()).isEqualTo("its digest is another");
        assertThat(report(new ModelState.Loading(WANTED, 1, "no route to host", SERVING))
                        .problem())
                .isEqualTo("no route to host");
        assertThat(report(new ModelState.Loading(WANTED, 0, null, SERVING)).problem())
                .isNull();
    }

    @Test
    void aReasonOfAnyLengthFitsIntoAReport() {
        ServiceReport report = report(new ModelState.Refused(WANTED, "é\n".repeat(1 << 20), null));

        assertThat(ReportJson.read(ReportJson.write(report))).isEqualTo(report);
    }
}
