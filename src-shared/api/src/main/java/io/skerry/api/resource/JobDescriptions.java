package io.skerry.api.resource;

/** Descriptions of a Job's fields. */
public final class JobDescriptions {

    public static final String PARALLELISM = "Most pods at the same time.";
    public static final String COMPLETIONS = "How many pods must succeed.";
    public static final String ACTIVE_DEADLINE_SECONDS = "Seconds after which the job has failed.";
    public static final String BACKOFF_LIMIT = "How many failed pods are tried again.";
    public static final String BACKOFF_LIMIT_PER_INDEX = "How many failed pods of one index are tried again.";
    public static final String MAX_FAILED_INDEXES = "How many indexes may fail.";
    public static final String COMPLETION_MODE = "NonIndexed or Indexed.";
    public static final String POD_FAILURE_POLICY = "Which failures end the job, are ignored or count.";
    public static final String POD_REPLACEMENT_POLICY = "When a pod is replaced: TerminatingOrFailed or Failed.";
    public static final String SUCCESS_POLICY = "When the job has succeeded before all indexes have.";
    public static final String SELECTOR = "Labels of the pods; they are found by labels of their own.";
    public static final String MANUAL_SELECTOR = "Whether selector is taken as it is.";
    public static final String SUSPEND = "Whether no pods are made for now.";
    public static final String TTL_SECONDS_AFTER_FINISHED = "Seconds after its end when the job is removed.";
    public static final String MANAGED_BY = "The controller that runs the job.";

    private JobDescriptions() {}
}
