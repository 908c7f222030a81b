package io.skerry.operator.testbed;

import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Lets a process be who a pod with a service account would be. */
final class ServiceAccountLogin {

    private static final Duration LIFETIME = Duration.ofHours(12);

    private ServiceAccountLogin() {}

    /**
     * Writes a kubeconfig with a token of the service account.
     *
     * @param admin may ask for one
     */
    static void write(KubernetesClient admin, String namespace, String name, Path kubeconfig) throws IOException {
        TokenRequest token = admin.serviceAccounts()
                .inNamespace(namespace)
                .withName(name)
                .tokenRequest(new TokenRequestBuilder()
                        .withNewSpec()
                        .withExpirationSeconds(LIFETIME.toSeconds())
                        .endSpec()
                        .build());
        Files.writeString(kubeconfig, """
                apiVersion: v1
                kind: Config
                clusters:
                  - name: testbed
                    cluster:
                      server: %s
                      certificate-authority-data: %s
                users:
                  - name: %s
                    user:
                      token: %s
                contexts:
                  - name: testbed
                    context:
                      cluster: testbed
                      user: %s
                current-context: testbed
                """.formatted(
                        admin.getMasterUrl(),
                        admin.getConfiguration().getCaCertData(),
                        name,
                        token.getStatus().getToken(),
                        name));
    }
}
