package io.skerry.edge.model.fetch;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** {@code s3://bucket/key} addresses in one object store. A store's redirects are not followed: they mean a wrong region. */
final class S3Source implements ModelSource {

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private final URI endpoint;
    private final String region;
    private final S3Keys keys;
    private final S3Signer signer;
    private final HttpTransfer transfer;

    S3Source(S3Settings settings, S3Keys keys, S3Signer signer, HttpTransfer transfer) {
        this.endpoint = settings.address();
        this.region = settings.region();
        this.keys = keys;
        this.signer = signer;
        this.transfer = transfer;
    }

    @Override
    public void copy(URI file, Path target, long maxBytes) throws FetchException, InterruptedException {
        URI object = object(file);
        Map<String, String> headers = signer.sign(object, keys.read());
        HttpTransfer.Reply reply = transfer.get(object, headers, target, maxBytes);
        if (reply.complete()) {
            return;
        }
        if (HttpStatus.isRedirect(reply.status())) {
            String home = reply.headers().firstValue("x-amz-bucket-region").orElse("another one");
            throw new FetchException(
                    FetchException.Kind.INVALID,
                    SourceUri.show(file) + " is not in region " + region + " but in " + home + ": set the region");
        }
        throw HttpStatus.failure(file, reply.status());
    }

    /** Signature Version 4 wants every byte but the unreserved ones encoded (RFC 3986, section 2.3), a plus too. */
    private URI object(URI file) throws FetchException {
        String bucket = file.getAuthority();
        if (bucket == null || !BUCKET.matcher(bucket).matches()) {
            throw new FetchException(
                    FetchException.Kind.NOT_ALLOWED,
                    SourceUri.show(file) + " names no valid bucket: write s3://bucket/folder/");
        }
        return URI.create(endpoint.getScheme() + "://" + endpoint.getRawAuthority() + "/" + bucket
                + SdkHttpUtils.urlEncodeIgnoreSlashes(file.getPath()));
    }
}
