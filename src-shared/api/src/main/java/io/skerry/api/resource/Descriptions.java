package io.skerry.api.resource;

/** Descriptions of fields that several kinds have. */
public final class Descriptions {

    public static final String TEMPLATE =
            "The worker's pod. A container whose image is named skerry-edge is run by Skerry itself;"
                    + " any other image is a Sedna worker.";
    public static final String OUTPUT_DIR = "Where results go: a folder on the node, or s3://bucket/prefix.";
    public static final String CREDENTIAL =
            "Name of a Secret in the same namespace with ACCESS_KEY_ID and SECRET_ACCESS_KEY, annotated"
                    + " with s3-endpoint and s3-usehttps.";
    public static final String KAFKA = "Whether the workers exchange data over Kafka.";
    public static final String OBSERVED_GENERATION = "The metadata.generation that this status is about.";
    public static final String CONDITIONS = "Sedna's conditions of this kind, and Ready, Reconciling and Stalled.";
    public static final String START_TIME = "When the work began.";
    public static final String COMPLETION_TIME = "When the work ended.";
    public static final String METRICS = "What the workers measured.";
    public static final String UPDATE_TIME = "When the status was last reported.";
    public static final String ACTIVE = "How many workers run.";
    public static final String SUCCEEDED = "How many workers have succeeded.";
    public static final String FAILED = "How many workers have failed.";
    public static final String PHASE = "Pending, Running, Succeeded or Failed.";

    private Descriptions() {}
}
