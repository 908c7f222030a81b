package io.skerry.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.training.plot.LinePlot;
import io.skerry.training.plot.Plot;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class PlotTest {

    private static Document parse(Plot plot) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(plot.svg().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void bars_are_as_long_as_their_medians() throws Exception {
        Document svg =
                parse(new BarPlot("R&D", List.of(new Timing("a", "ms", 1, 2, 8), new Timing("b", "ms", 1, 4, 8))));

        double first =
                Double.parseDouble(((Element) svg.getElementsByTagName("rect").item(1)).getAttribute("width"));
        double second =
                Double.parseDouble(((Element) svg.getElementsByTagName("rect").item(2)).getAttribute("width"));
        assertThat(second).isEqualTo(2 * first);
    }

    @Test
    void a_curve_runs_from_corner_to_corner_of_its_axes() throws Exception {
        Document svg = parse(new LinePlot(
                "t", "x", "y", List.of(new LinePlot.Series("s", new double[] {0, 10}, new double[] {5, 6}))));

        assertThat(((Element) svg.getElementsByTagName("polyline").item(0)).getAttribute("points"))
                .isEqualTo("70,344 590,44");
    }
}
