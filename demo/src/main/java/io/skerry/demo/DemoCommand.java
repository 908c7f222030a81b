package io.skerry.demo;

import io.skerry.demo.cluster.Sample;
import io.skerry.mining.InvalidMinerException;
import io.skerry.mining.Miners;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of {@code ./skerry demo}. */
@Command(
        name = "demo",
        description =
                "Shows the whole system on this machine: the operator, an edge node, a deep model, a link that is cut and comes back.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Exit codes: 0 all went well; 1 a request failed, an example was lost or stored twice, the service was",
            "not ready in the end, or the demo could not run; 2 wrong options; 130 Ctrl-C"
        })
final class DemoCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

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

    @Option(names = "--rate", paramLabel = "N", description = "pictures a second (default: 200, with --kubeedge 15)")
    @Nullable
    Double rate;

    @Option(
            names = "--kubeedge",
            description = "on a real Kubernetes with a real KubeEdge, which are built first where they are not there")
    boolean kubeEdge;

    @Option(
            names = "--miner",
            paramLabel = "NAME",
            description =
                    "which pictures are hard: CrossEntropy, Margin, Entropy … (default: as in samples/joint-inference)")
    @Nullable
    String miner;

    @Option(
            names = "--budget",
            paramLabel = "SHARE",
            description =
                    "share of the pictures that may go to the cloud, 0 to 1; 0: no budget (default: as in samples/joint-inference)")
    @Nullable
    Double budget;

    @Option(names = "--json", description = "print the summary as JSON on standard output, and nothing else there")
    boolean json;

    @Option(names = "--keep", description = "stay up after the scenes, with the page's address, until Ctrl-C")
    boolean keep;

    @Override
    public Integer call() throws Exception {
        Play play = play();
        return play.run(json ? Output.ofPrograms() : Output.ofPeople(), keep);
    }

    /** What the options ask for, checked. */
    Play play() {
        Dataset data = dataset();
        require(duration >= 5 && duration <= 3600, "--duration is " + duration + ": take 5 to 3600 seconds");
        Tempo tempo = tempo(rate);
        UnaryOperator<Sample> wishes = wantedMiner(miner).andThen(wantedBudget(budget))::apply;
        Path home =
                Path.of(System.getProperty("skerry.home", ".")).toAbsolutePath().normalize();
        return new Play(home, data, wishes, kubeEdge, tempo, Duration.ofMillis((long) (1000 * duration)));
    }

    private Tempo tempo(@Nullable Double wanted) {
        Tempo usual = kubeEdge ? Tempo.KUBEEDGE : Tempo.BROKER;
        if (wanted == null) {
            return usual;
        }
        require(wanted > 0 && wanted <= 2000, "--rate is " + wanted + ": take up to 2000 pictures a second");
        return new Tempo(wanted, usual.warmUp(), usual.delivery());
    }

    private UnaryOperator<Sample> wantedMiner(@Nullable String name) {
        if (name == null) {
            return UnaryOperator.identity();
        }
        try {
            Miners.unknownParameters(name, Map.of());
        } catch (InvalidMinerException e) {
            throw wrong("--miner: " + e.getMessage());
        }
        return sample -> sample.withMiner(name);
    }

    private UnaryOperator<Sample> wantedBudget(@Nullable Double share) {
        if (share == null) {
            return UnaryOperator.identity();
        }
        require(share >= 0 && share < 1, "--budget is " + share + ": take a share from 0 (no budget) to below 1");
        return sample -> sample.withBudget(share);
    }

    private Dataset dataset() {
        try {
            return Dataset.parse(dataset);
        } catch (IllegalArgumentException e) {
            throw wrong("--dataset: " + e.getMessage());
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw wrong(otherwise);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
