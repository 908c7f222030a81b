package io.skerry.api.resource;

import java.util.Locale;
import java.util.Map;

/** Sedna's labels on everything that is made for a resource. */
public final class Labels {

    /** On a Deployment and its pods: what the worker's Service selects. */
    public static final String APP = "app.sedna.io";

    private Labels() {}

    /** The label that holds the resource's name. */
    public static String name(String kind) {
        return label(kind, "name");
    }

    /** The label that holds the resource's uid. */
    public static String uid(String kind) {
        return label(kind, "uid");
    }

    /** The label that holds which of the resource's workers it is, in lower case. */
    public static String workerType(String kind) {
        return label(kind, "worker-type");
    }

    /** The three labels of a worker. */
    public static Map<String, String> ofWorker(String kind, String name, String uid, String workerType) {
        return Map.of(name(kind), name, uid(kind), uid, workerType(kind), workerType.toLowerCase(Locale.ROOT));
    }

    private static String label(String kind, String key) {
        return kind.toLowerCase(Locale.ROOT) + "." + ApiGroup.NAME + "/" + key;
    }
}
