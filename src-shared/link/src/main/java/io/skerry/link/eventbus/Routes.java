package io.skerry.link.eventbus;

import java.util.regex.Pattern;

/**
 * The addresses that KubeEdge's Rules give to our topics ({@link io.skerry.wire.Topics}). An uplink Rule leads one topic of one node to
 * one URL; a single downlink Rule serves all nodes.
 *
 * @param namespace of the Rules
 */
public record Routes(String namespace) {

    /** The path in the source of the downlink Rule. */
    public static final String DOWNLINK_PATH = "/skerry-link/v1";

    /** The topic in the target of the downlink Rule: what follows the path in a request's address follows the topic. */
    public static final String DOWNLINK_TOPIC = "skerry-link/v1";

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    /** The router takes an address as it stands, so nothing may need an escape. */
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");

    /** Checks the namespace. */
    public Routes {
        if (!LABEL.matcher(namespace).matches()) {
            throw new IllegalArgumentException("the namespace of the Rules is '" + namespace
                    + "': give a Kubernetes namespace, lowercase letters, digits and dashes");
        }
    }

    /** Where a node publishes on its own broker what is for the cloud. */
    public String uplink(String topic) {
        return namespace + "/" + topic;
    }

    /**
     * The path at the router for a message to a topic on a node's broker.
     *
     * @throws IllegalArgumentException if a name has characters that a path does not take as they are
     */
    public String downlink(String node, String topic) {
        String path = node + "/" + namespace + "/" + topic;
        if (node.contains("/")
                || !topic.startsWith(DOWNLINK_TOPIC + "/")
                || !PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("'" + topic + "' on node '" + node
                    + "' has no address at the router: names may have letters, digits, dots, dashes and underscores");
        }
        return "/" + path;
    }

    /** The path of the ingest for a node, in the URL of its uplink Rules; the node's secret follows as {@code ?key=…}. */
    public static String ingest(String node) {
        return "/link/v1/" + node;
    }
}
