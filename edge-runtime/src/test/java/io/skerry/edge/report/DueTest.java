package io.skerry.edge.report;

import static io.skerry.edge.report.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.api.report.ServiceReport;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DueTest {

    /** Near the end of the numbers, so that the clock overflows. */
    private static final long MADE = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(5);

    private static final ServiceReport FIRST = report(8);
    private static final ServiceReport MOVED = report(9);

    private static SentReport sent(double againAfterSeconds, boolean acknowledged) {
        return new SentReport(new UUID(0, 1), FIRST, MADE, 1, at(againAfterSeconds), acknowledged);
    }

    private static long at(double seconds) {
        return MADE + (long) (seconds * 1e9);
    }

    static Stream<ServiceReport> news() {
        return Stream.of(
                report(false, "fashion-shallow:1", 8, true, null),
                report(true, "fashion-shallow:2", 8, true, null),
                report(true, null, 8, true, null),
                report(true, "fashion-shallow:1", 8, false, null),
                report(true, "fashion-shallow:1", 8, true, "the model is damaged"),
                new ServiceReport(true, "fashion-shallow:1", "cd", 8, 4, 2, 0, true, null));
    }

    @ParameterizedTest
    @MethodSource("news")
    void anotherStateIsNewsAtOnceAcknowledgedOrNot(ServiceReport changed) {
        assertThat(Due.of(sent(30, true), changed, at(0.25))).isEqualTo(Due.NEWS);
        assertThat(Due.of(sent(30, false), changed, at(0.25))).isEqualTo(Due.NEWS);
    }

    @Test
    void aServiceThatWasNeverReportedIsNews() {
        assertThat(Due.of(null, FIRST, MADE)).isEqualTo(Due.NEWS);
    }

    @ParameterizedTest
    @CsvSource({"9.9, NOTHING", "10, UPDATE", "60, UPDATE"})
    void countersThatMoveAreReportedEveryTenSeconds(double seconds, Due due) {
        assertThat(Due.of(sent(2, true), MOVED, at(seconds))).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"10, NOTHING", "59.9, NOTHING", "60, UPDATE"})
    void aServiceWithNothingNewIsReportedEveryMinute(double seconds, Due due) {
        assertThat(Due.of(sent(2, true), FIRST, at(seconds))).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"1.9, NOTHING", "2, AGAIN", "30, AGAIN", "90, AGAIN"})
    void whatIsNotAcknowledgedIsSentAgain(double seconds, Due due) {
        assertThat(Due.of(sent(2, false), FIRST, at(seconds))).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"1.9, 2, NOTHING", "2, 2, AGAIN", "9.9, 2, AGAIN", "10, 2, UPDATE", "12, 15, NOTHING", "15, 15, UPDATE"
    })
    void whatIsSentAgainIsBroughtUpToDateOnceItsCountersAreOld(double seconds, double again, Due due) {
        assertThat(Due.of(sent(again, false), MOVED, at(seconds))).isEqualTo(due);
    }
}
