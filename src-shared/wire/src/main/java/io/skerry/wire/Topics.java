package io.skerry.wire;

import io.skerry.wire.FrameError.Code;

/**
 * The MQTT topics of the link, and those on which local programs ask for an inference. Each argument is one level: not empty, without
 * {@code /}, {@code +}, {@code #} and control characters; {@link InvalidFrameException} says which one is not.
 */
public final class Topics {

    private static final String LINK = "skerry-link/v1/";
    private static final String NODE = LINK + "node/";
    private static final int MAX_TOPIC = 1024;

    private Topics() {}

    /** Requests to the deep workers of a service. */
    public static String offload(String namespace, String service) {
        return LINK + "offload/" + resource(namespace, service);
    }

    /** Hard examples of a service, for the collector. */
    public static String sample(String namespace, String service) {
        return LINK + "sample/" + resource(namespace, service);
    }

    /** Signs of life of a service's deep workers. */
    public static String beat(String namespace, String service) {
        return LINK + "beat/" + resource(namespace, service);
    }

    /** Signs of life of a service's collectors. A topic of their own: whoever waits for a deep worker does not hear them. */
    public static String collectorBeat(String namespace, String service) {
        return beat(namespace, service) + "/collector";
    }

    /** All that is meant for one process on one node: results, acks, plans. */
    public static String node(String node, String instance) {
        return NODE + Check.level("node", node) + "/" + Check.level("instance", instance);
    }

    /** Plans for a node, whichever run of its program is there. */
    public static String plan(String node) {
        return LINK + "plan/" + Check.level("node", node);
    }

    /** State of a node's resources. */
    public static String status(String node) {
        return LINK + "status/" + Check.level("node", node);
    }

    /** All that edges on KubeEdge send for a service: EventBus takes exact topics only, so that one serves all message types. */
    public static String service(String namespace, String service) {
        return LINK + "service/" + resource(namespace, service);
    }

    /** A filter by which the members of a group share a topic's messages: each goes to one member. */
    public static String shared(String group, String topic) {
        return "$share/" + Check.level("group", group) + "/" + topic;
    }

    /** Whether a topic has the form of {@link #node}: the only form to which an answer may go. */
    public static boolean isNode(String topic) {
        if (!topic.startsWith(NODE)) {
            return false;
        }
        String[] levels = topic.substring(NODE.length()).split("/", -1);
        return levels.length == 2 && Check.isLevel(levels[0]) && Check.isLevel(levels[1]);
    }

    /** The node in a topic of the form of {@link #node}; {@link InvalidFrameException} if it has another form. */
    public static String nodeOf(String topic) {
        Check.that(
                isNode(topic),
                Code.INVALID_FIELD,
                () -> "the reply address " + Check.quote(topic) + " is not one of an edge, must be " + NODE
                        + "{node}/{instance}");
        return topic.substring(NODE.length(), topic.lastIndexOf('/'));
    }

    /** Where a local program publishes an image or a tensor frame for a service; it chooses the id. */
    public static String infer(String namespace, String service, String id) {
        return local(namespace, service) + "/infer/" + Check.level("id", id);
    }

    /** All of a service's requests. */
    public static String inferFilter(String namespace, String service) {
        return local(namespace, service) + "/infer/+";
    }

    /** Where the answer to {@link #infer} is published. */
    public static String result(String namespace, String service, String id) {
        return local(namespace, service) + "/result/" + Check.level("id", id);
    }

    /** Requires a topic that can be published to: one without wildcards. */
    static void checkPublishable(String field, String topic) {
        Check.name(field, topic, MAX_TOPIC);
        Check.that(
                topic.indexOf('+') < 0 && topic.indexOf('#') < 0,
                Code.INVALID_FIELD,
                () -> field + " is " + Check.quote(topic) + ", must be a topic without wildcards");
    }

    private static String local(String namespace, String service) {
        return "skerry/" + resource(namespace, service);
    }

    private static String resource(String namespace, String name) {
        return Check.level("namespace", namespace) + "/" + Check.level("name", name);
    }
}
