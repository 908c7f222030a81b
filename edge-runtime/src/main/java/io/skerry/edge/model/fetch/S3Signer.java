package io.skerry.edge.model.fetch;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signs a GET of an object with AWS Signature Version 4, as S3 wants it: the path is encoded once and not normalised. */
final class S3Signer {

    private final String region;
    private final Clock clock;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    S3Signer(String region, Clock clock) {
        this.region = region;
        this.clock = clock;
    }

    /** The headers to send; {@code Host} is signed too but left out, since the HTTP client sets it itself. */
    Map<String, String> sign(URI object, AwsCredentialsIdentity keys) {
        SdkHttpRequest request =
                SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(object).build();
        Map<String, List<String>> signed = signer.sign(r -> r.identity(keys)
                        .request(request)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock))
                .request()
                .headers();
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        signed.forEach((name, values) -> headers.put(name, String.join(",", values)));
        headers.remove("Host");
        return headers;
    }
}
