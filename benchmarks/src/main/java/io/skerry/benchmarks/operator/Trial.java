package io.skerry.benchmarks.operator;

import io.skerry.api.plan.ServiceName;
import io.skerry.benchmarks.operator.ApiRequests.Request;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;

/** The operator at work in a large cluster with talking nodes. */
record Trial(Scale scale, LargeCluster cluster, SeenServices seen, PlannedServices planned) {

    /** Requests of the operator, by the API server's count. */
    record Requests(long count, String words) {

        static Requests of(ApiRequests before, ApiRequests after) {
            return of(before, after, Request::isOfTheOperator);
        }

        static Requests of(ApiRequests before, ApiRequests after, Predicate<Request> which) {
            return new Requests(after.since(before, which), after.words(before, which));
        }
    }

    /** Time for what may still follow. */
    private static final Duration AFTERMATH = Duration.ofSeconds(10);

    /** Creates all services at once, and waits until each is what it can be without pods. */
    Creation create() throws Exception {
        Set<ServiceName> all = scale.all();
        ApiRequests before = cluster.requests();
        long start = System.nanoTime();
        cluster.addServices();
        long plannedAt = planned.with(Manifests.url(Manifests.SHALLOW, 1)).await(all);
        long reconciledAt = seen.reconciled.await(all);
        long answeredAt = seen.answered.await(all);
        Thread.sleep(AFTERMATH);
        ApiRequests after = cluster.requests();
        long statuses = after.since(before, Trial::writesStatus);
        return new Creation(
                scale.services(),
                seconds(Math.max(plannedAt, reconciledAt) - start),
                seconds(answeredAt - start),
                Requests.of(before, after).words(),
                1.0 * statuses / scale.services());
    }

    private static boolean writesStatus(Request request) {
        return request.writes()
                && request.resource().equals("jointinferenceservices")
                && request.subresource().equals("status");
    }

    /** Lets Kubernetes make the pods of the deep workers, and waits until every service is ready. */
    void makeReady() throws Exception {
        cluster.makePods();
        seen.ready.await(scale.all());
        Thread.sleep(AFTERMATH);
    }

    /** What is written while nobody changes anything, and the nodes go on talking. */
    Requests quiet(Duration duration) throws InterruptedException {
        ApiRequests before = cluster.requests();
        Thread.sleep(duration);
        return Requests.of(before, cluster.requests(), request -> request.isOfTheOperator() && request.writes());
    }

    /**
     * What the operator asks for a Model's services when it gets another version, until that is at all nodes and every status says so. The
     * Model itself is changed by this program.
     */
    Requests changeModel() throws Exception {
        String namespace = Scale.namespace(0);
        ApiRequests before = cluster.requests();
        cluster.changeModel(namespace, 2);
        planned.with(Manifests.url(Manifests.SHALLOW, 2)).await(scale.in(namespace));
        Thread.sleep(AFTERMATH);
        return Requests.of(
                before,
                cluster.requests(),
                request -> request.isOfTheOperator() && !request.resource().equals("models"));
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
