package io.skerry.demo;

import java.io.Console;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options of {@code ./skerry demo}. */
@Command(
        name = "demo",
        description =
                "Shows the whole system on this machine: an edge node, a deep model, a link that is cut and comes back.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            defaultValue = "fashion-mnist",
            description = "fashion-mnist or mnist (default: ${DEFAULT-VALUE})")
    String dataset = "fashion-mnist";

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            defaultValue = "50",
            description = "length of the three scenes together (default: ${DEFAULT-VALUE})")
    double duration;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "200",
            description = "pictures a second (default: ${DEFAULT-VALUE})")
    double rate;

    @Option(
            names = "--miner",
            paramLabel = "NAME",
            defaultValue = "Margin",
            description = "which pictures are hard: CrossEntropy, Margin, Entropy … (default: ${DEFAULT-VALUE})")
    String miner = "Margin";

    @Option(
            names = "--budget",
            paramLabel = "SHARE",
            description =
                    "share of the pictures that may go to the cloud, 0 to 1; 0: no budget (default: 0.3, for mnist 0.1)")
    @Nullable
    Double budget;

    @Option(names = "--json", description = "print the summary as JSON on standard output, and nothing else there")
    boolean json;

    @Option(names = "--keep", description = "stay up after the scenes, with the page's address, until Ctrl-C")
    boolean keep;

    @Override
    @SuppressWarnings("SystemConsoleNull") // NullAway's model of the JDK says that it may be null
    public Integer call() throws Exception {
        Dataset data = Dataset.parse(dataset);
        if (duration < 5 || duration > 3600) {
            throw new IllegalArgumentException("--duration is " + duration + ": take 5 to 3600 seconds");
        }
        if (rate <= 0 || rate > 2000) {
            throw new IllegalArgumentException("--rate is " + rate + ": take up to 2000 pictures a second");
        }
        double share = budget == null ? data.budget() : budget;
        if (share < 0 || share >= 1) {
            throw new IllegalArgumentException("--budget is " + share + ": take a share from 0 (no budget) to below 1");
        }
        Path home =
                Path.of(System.getProperty("skerry.home", ".")).toAbsolutePath().normalize();
        Console console = System.console();
        boolean terminal = !json && console != null && console.isTerminal();
        Play play = new Play(home, data, miner, share, rate, Duration.ofMillis((long) (1000 * duration)));
        return play.run(json, terminal, keep);
    }
}
