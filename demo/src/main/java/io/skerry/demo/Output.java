package io.skerry.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skerry.demo.cluster.ServiceView;
import java.io.Console;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Map;

/**
 * Where the story and the summary go.
 *
 * @param screen tells the story
 * @param json where the summary goes as JSON; for people it is part of the story
 */
record Output(Screen screen, boolean json, PrintStream summaries) {

    /** Everything on standard output, drawn where that is a terminal. */
    static Output ofPeople() {
        return new Output(
                onTerminal(System.getenv())
                        ? new LiveScreen(System.out, new Ink(Ink.wanted(System.getenv())))
                        : new PlainScreen(System.out),
                false,
                System.out);
    }

    /** JSON on standard output, the story on standard error. */
    static Output ofPrograms() {
        return new Output(new PlainScreen(System.err), true, System.out);
    }

    /**
     * Prints what came of the demo.
     *
     * @param service what the cluster says in the end
     */
    void summary(Summary summary, ServiceView service) throws JsonProcessingException {
        if (json) {
            summaries.println(
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(summary));
            summaries.flush();
        } else {
            screen.say(Report.of(summary));
            screen.say("");
            screen.say("$ kubectl get jointinferenceservices");
            screen.say(ServiceView.head());
            screen.say(service.row(Instant.now()));
        }
    }

    @SuppressWarnings("SystemConsoleNull") // NullAway's model of the JDK says that it may be null
    private static boolean onTerminal(Map<String, String> environment) {
        Console console = System.console();
        return console != null && console.isTerminal() && !"dumb".equals(environment.get("TERM"));
    }
}
