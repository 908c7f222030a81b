package io.skerry.operator.testbed;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a kube-apiserver counts, in Prometheus' text format. */
final class ApiServerMetrics {

    private static final Pattern REQUESTS = Pattern.compile("(?m)^apiserver_request_total\\{(.*)} (\\S+)$");
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "APPLY", "DELETE");
    private static final Set<String> MADE_BY_THE_OPERATOR =
            Set.of("deployments", "services", "horizontalpodautoscalers");

    private ApiServerMetrics() {}

    /** How often a resource of Skerry, or one that the operator makes, was written; without what Kubernetes says of the latter. */
    static long writes(String metrics) {
        long writes = 0;
        Matcher requests = REQUESTS.matcher(metrics);
        while (requests.find()) {
            String labels = requests.group(1);
            boolean watched = label(labels, "group").equals("sedna.io")
                    || (MADE_BY_THE_OPERATOR.contains(label(labels, "resource"))
                            && label(labels, "subresource").isEmpty());
            if (watched && WRITES.contains(label(labels, "verb"))) {
                writes += Math.round(Double.parseDouble(requests.group(2)));
            }
        }
        return writes;
    }

    private static String label(String labels, String name) {
        Matcher label = Pattern.compile("(?:^|,)" + name + "=\"([^\"]*)\"").matcher(labels);
        return label.find() ? label.group(1) : "";
    }
}
