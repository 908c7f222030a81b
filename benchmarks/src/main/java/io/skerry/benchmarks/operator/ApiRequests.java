package io.skerry.benchmarks.operator;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests that a kube-apiserver has answered, by its own count.
 *
 * @param counts by what was asked
 */
record ApiRequests(Map<Request, Long> counts) {

    private static final Pattern LINE = Pattern.compile("(?m)^apiserver_request_total\\{(.*)} (\\S+)$");
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "APPLY", "DELETE");
    private static final Set<String> MADE = Set.of("deployments", "services", "horizontalpodautoscalers", "events");

    /**
     * What was asked of a kind of resource.
     *
     * @param verb as Prometheus has it, e.g. {@code APPLY}
     */
    record Request(String verb, String group, String resource, String subresource) {

        /** Whether something was written. */
        boolean writes() {
            return WRITES.contains(verb);
        }

        /** Whether it is about what people write for Skerry, or what the operator makes of it; others say more of the latter. */
        boolean isOfTheOperator() {
            return !verb.equals("WATCH")
                    && (group.equals("sedna.io") || (MADE.contains(resource) && subresource.isEmpty()));
        }
    }

    /** Reads Prometheus' text format. */
    static ApiRequests parse(String metrics) {
        Map<Request, Long> counts = new HashMap<>();
        Matcher line = LINE.matcher(metrics);
        while (line.find()) {
            String labels = line.group(1);
            Request request = new Request(
                    label(labels, "verb"),
                    label(labels, "group"),
                    label(labels, "resource"),
                    label(labels, "subresource"));
            counts.merge(request, Math.round(Double.parseDouble(line.group(2))), Long::sum);
        }
        return new ApiRequests(Map.copyOf(counts));
    }

    private static String label(String labels, String name) {
        Matcher label = Pattern.compile("(?:^|,)" + name + "=\"([^\"]*)\"").matcher(labels);
        return label.find() ? label.group(1) : "";
    }

    /** How many more there are than before. */
    long since(ApiRequests before, Predicate<Request> which) {
        return counts.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToLong(entry -> entry.getValue() - before.counts.getOrDefault(entry.getKey(), 0L))
                .sum();
    }

    /** Those that were added since, for people: what and how often. */
    String words(ApiRequests before, Predicate<Request> which) {
        Map<String, Long> added = new TreeMap<>();
        counts.forEach((request, count) -> {
            long more = count - before.counts.getOrDefault(request, 0L);
            if (more > 0 && which.test(request)) {
                String resource = request.subresource().isEmpty()
                        ? request.resource()
                        : request.resource() + "/" + request.subresource();
                added.merge(request.verb() + " " + resource, more, Long::sum);
            }
        });
        return String.join(
                ", ",
                added.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .toList());
    }
}
