package io.skerry.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Pictures before the clock starts, so that the figures are not those of Java compiling itself. */
final class WarmUp {

    private static final int AT_ONCE = 8;

    private WarmUp() {}

    /**
     * Asks about the last pictures of the set; the scenes begin with the first.
     *
     * @throws IOException if one is not answered
     */
    static void run(List<byte[]> pictures, int count, EdgeClient edge) throws IOException, InterruptedException {
        List<byte[]> last = pictures.subList(pictures.size() - count, pictures.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<JsonNode>> questions = last.stream()
                    .map(png -> (Callable<JsonNode>) () -> edge.infer(png))
                    .toList();
            for (Future<JsonNode> answer : threads.invokeAll(questions)) {
                answer.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("the edge runtime does not answer: " + e.getCause(), e);
        }
    }
}
