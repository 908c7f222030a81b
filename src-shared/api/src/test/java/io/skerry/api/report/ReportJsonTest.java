package io.skerry.api.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportJsonTest {

    private static final ServiceReport REPORT =
            new ServiceReport(true, "fashion-shallow:1", "ab".repeat(32), 1000, 300, 280, 12, true, null);

    @Test
    void whatIsWrittenIsReadBackEqual() {
        assertThat(ReportJson.read(ReportJson.write(REPORT))).isEqualTo(REPORT);
    }

    @Test
    void whatANewerNodeSaysBesideIsIgnored() {
        String json =
                new String(ReportJson.write(REPORT), UTF_8).replace("{\"ready\"", "{\"temperature\":41,\"ready\"");

        assertThat(ReportJson.read(json.getBytes(UTF_8))).isEqualTo(REPORT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"ready\":null}", "{\"ready\":true,\"ready\":false}", "{} {}"})
    void whatIsNoReportIsRefusedInWords(String json) {
        assertThatThrownBy(() -> ReportJson.read(json.getBytes(UTF_8)))
                .isInstanceOf(InvalidReportException.class)
                .hasMessageContaining("report");
    }

    @Test
    void aReportThatIsTooLargeIsNotRead() {
        assertThatThrownBy(() -> ReportJson.read(new byte[ReportJson.MAX_BYTES + 1]))
                .isInstanceOf(InvalidReportException.class)
                .hasMessageContaining("more than 65536");
    }
}
