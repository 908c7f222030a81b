package io.skerry.api.resource;

/** Where the columns of {@code kubectl get} that all kinds have are found. */
public final class Columns {

    public static final String READY = ".status.conditions[?(@.type==\"Ready\")].status";
    public static final String REASON = ".status.conditions[?(@.type==\"Ready\")].reason";
    public static final String MESSAGE = ".status.conditions[?(@.type==\"Ready\")].message";
    public static final String STAGE = ".status.conditions[?(@.type==\"Ready\")].stage";
    public static final String AGE = ".metadata.creationTimestamp";

    private Columns() {}
}
