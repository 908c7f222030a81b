package io.skerry.edge.model.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** The examples of "Authenticating Requests: Using the Authorization Header" in Amazon's S3 API reference. */
class S3SignerTest {

    private static final AwsCredentialsIdentity EXAMPLE_KEYS =
            AwsCredentialsIdentity.create("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    private static final Clock EXAMPLE_TIME = Clock.fixed(Instant.parse("2013-05-24T00:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "https://examplebucket.s3.amazonaws.com/?lifecycle, fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
        "https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J, 34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"
    })
    void the_published_examples_get_their_published_signatures(URI uri, String signature) {
        Map<String, String> headers = new S3Signer("us-east-1", EXAMPLE_TIME).sign(uri, EXAMPLE_KEYS);

        assertThat(headers)
                .containsEntry("X-Amz-Date", "20130524T000000Z")
                .containsEntry(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, "
                                + "SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=" + signature)
                .doesNotContainKey("Host");
    }
}
