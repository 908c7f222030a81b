package io.skerry.benchmarks.operator;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Does something to many resources with a few threads: as fast as an API server takes it. */
final class Together {

    private static final int THREADS = 16;

    private Together() {}

    /**
     * Returns when all of it is done.
     *
     * @throws ExecutionException if one of them fails, with why
     */
    static <T> void forEach(Stream<T> all, Consumer<T> action) throws InterruptedException, ExecutionException {
        Function<T, Callable<Void>> task = one -> () -> {
            action.accept(one);
            return null;
        };
        List<Callable<Void>> tasks = all.map(task).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        }
    }
}
