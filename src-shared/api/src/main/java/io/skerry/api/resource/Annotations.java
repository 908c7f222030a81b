package io.skerry.api.resource;

/** Annotations that a person may put on a resource or on a Secret. */
public final class Annotations {

    /** On a Secret: host and port of the S3 endpoint. Sedna's. */
    public static final String S3_ENDPOINT = "s3-endpoint";

    /** On a Secret: {@code "0"} for plain HTTP; anything else is HTTPS. Sedna's. */
    public static final String S3_USE_HTTPS = "s3-usehttps";

    private Annotations() {}
}
