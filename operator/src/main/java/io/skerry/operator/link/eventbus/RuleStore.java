package io.skerry.operator.link.eventbus;

import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import org.jboss.logging.Logger;

/** Carries changes of Rules and RuleEndpoints out. What somebody else did already counts as done. */
final class RuleStore {

    private static final Logger LOG = Logger.getLogger(RuleStore.class);

    private final KubernetesClient client;

    RuleStore(KubernetesClient client) {
        this.client = client;
    }

    <R extends CustomResource<?, ?>> void apply(RuleChange<R> change) {
        change.delete().forEach(this::delete);
        change.create().forEach(this::create);
    }

    private void delete(CustomResource<?, ?> rule) {
        LOG.infof("deletes %s", describe(rule));
        client.resource(rule).delete();
    }

    private <R extends CustomResource<?, ?>> void create(R rule) {
        LOG.infof("makes %s", describe(rule));
        try {
            client.resource(rule).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            R there = client.resource(rule).get();
            if (there != null && !RuleChange.same(there, rule)) {
                delete(there);
                client.resource(rule).create();
            }
        }
    }

    private static String describe(CustomResource<?, ?> rule) {
        return rule.getKind() + " " + rule.getMetadata().getNamespace() + "/"
                + rule.getMetadata().getName();
    }
}
