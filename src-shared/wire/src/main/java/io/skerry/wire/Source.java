package io.skerry.wire;

/**
 * Who sent a frame.
 *
 * @param node name of the Kubernetes node, or of the machine
 * @param instance name of the process on it, another one after each start if it keeps no state
 */
public record Source(String node, String instance) {

    public Source {
        Check.level("node", node);
        Check.level("instance", instance);
    }
}
