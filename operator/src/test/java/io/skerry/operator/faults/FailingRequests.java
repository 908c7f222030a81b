package io.skerry.operator.faults;

import io.skerry.operator.testbed.Fault;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has one request for a namespace fail, in each of several namespaces another one. Thread-safe. */
final class FailingRequests implements Function<String, Optional<Fault>> {

    private static final Pattern NAMESPACED = Pattern.compile("/apis?/.*?/namespaces/([^/]+)/.*");

    private record Planned(Fault fault, int which, AtomicInteger seen) {}

    private final Map<String, Planned> planned = new ConcurrentHashMap<>();

    /**
     * Plans a fault.
     *
     * @param which of all requests for the namespace, from 1
     */
    void plan(String namespace, Fault fault, int which) {
        planned.put(namespace, new Planned(fault, which, new AtomicInteger()));
    }

    /** Whether there was such a request. */
    boolean happened(String namespace) {
        Planned one = planned.get(namespace);
        return one != null && one.seen.get() >= one.which;
    }

    @Override
    public Optional<Fault> apply(String path) {
        Matcher namespaced = NAMESPACED.matcher(path);
        return namespaced.matches()
                ? Optional.ofNullable(planned.get(namespaced.group(1)))
                        .filter(one -> one.seen.incrementAndGet() == one.which)
                        .map(Planned::fault)
                : Optional.empty();
    }
}
