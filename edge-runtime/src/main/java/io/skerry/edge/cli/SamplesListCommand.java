package io.skerry.edge.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skerry.edge.worker.collect.SampleGroup;
import io.skerry.edge.worker.collect.SampleIndex;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells how many samples a collector has, from its index. */
@Command(
        name = "list",
        description = "Lists how many samples a collector has of each service and node. The collector may be running.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code: 0 listed, 1 the folder has no samples' index, 2 wrong usage."})
final class SamplesListCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "the folder that the collector writes to")
    @SuppressWarnings("NullAway.Init") // required: picocli sets it
    Path folder;

    @Option(names = "--json", description = "a JSON object a line, for programs")
    boolean json;

    @Override
    public Integer call() throws IOException, SQLException {
        List<SampleGroup> groups;
        try (SampleIndex index = SampleIndex.open(folder)) {
            groups = index.groups();
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            groups.forEach(group -> out.println(object(group)));
        } else {
            table(out, groups);
        }
        return 0;
    }

    private static ObjectNode object(SampleGroup group) {
        return JSON.createObjectNode()
                .put("service", group.subject())
                .put("node", group.node())
                .put("samples", group.samples())
                .put("bytes", group.bytes())
                .put("newest", group.newest().toString());
    }

    private static void table(PrintWriter out, List<SampleGroup> groups) {
        String row = "%%-%ds  %%-%ds  %%9s  %%13s  %%s%%n"
                .formatted(
                        width(
                                "SERVICE",
                                groups.stream().map(SampleGroup::subject).toList()),
                        width("NODE", groups.stream().map(SampleGroup::node).toList()));
        out.printf(Locale.ROOT, row, "SERVICE", "NODE", "SAMPLES", "BYTES", "NEWEST");
        groups.forEach(group -> out.printf(
                Locale.ROOT, row, group.subject(), group.node(), group.samples(), group.bytes(), group.newest()));
    }

    private static int width(String title, List<String> values) {
        return values.stream().mapToInt(String::length).reduce(title.length(), Math::max);
    }
}
