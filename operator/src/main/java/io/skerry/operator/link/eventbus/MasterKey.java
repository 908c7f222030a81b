package io.skerry.operator.link.eventbus;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.skerry.link.eventbus.LinkKey;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one key that is kept, in a Secret of the operator's namespace. It is made if it is not there: who wants a new one deletes the
 * Secret. Thread-safe.
 */
final class MasterKey implements AutoCloseable {

    static final String SECRET = "skerry-link";

    private static final Logger LOG = Logger.getLogger(MasterKey.class);
    private static final String ENTRY = "key";
    private static final int KEY_BYTES = 32;

    private final KubernetesClient client;
    private final String namespace;
    private final RandomGenerator random;
    private volatile @Nullable LinkKeys known;
    private @Nullable SharedIndexInformer<Secret> informer;

    /**
     * @param namespace the operator's
     * @param random one that cannot be guessed
     */
    MasterKey(KubernetesClient client, String namespace, RandomGenerator random) {
        this.client = client;
        this.namespace = namespace;
        this.random = random;
    }

    /** Follows the Secret. {@code changed} is run whenever it may be another one. */
    synchronized void follow(Runnable changed) {
        if (informer == null) {
            informer = secret().inform(new Following(changed));
        }
    }

    /** The keys, if they have been needed before. */
    Optional<LinkKeys> known() {
        return Optional.ofNullable(known);
    }

    /**
     * The keys, made if there are none.
     *
     * @throws IllegalArgumentException if the Secret holds no key
     */
    LinkKeys get() {
        LinkKeys now = known;
        return now == null ? read() : now;
    }

    private synchronized LinkKeys read() {
        Secret found = secret().get();
        LinkKeys keys = keys(found == null ? create() : found);
        known = keys;
        return keys;
    }

    private Secret create() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        Secret made = new SecretBuilder()
                .withNewMetadata()
                .withName(SECRET)
                .withNamespace(namespace)
                .withLabels(Rules.LABELS)
                .endMetadata()
                .withStringData(Map.of(ENTRY, HexFormat.of().formatHex(bytes)))
                .build();
        try {
            Secret created = client.resource(made).create();
            LOG.infof("made Secret %s/%s, the key of the link to the nodes", namespace, SECRET);
            return created;
        } catch (KubernetesClientException e) {
            Secret others = e.getCode() == HttpURLConnection.HTTP_CONFLICT ? secret().get() : null;
            if (others == null) {
                throw e;
            }
            return others;
        }
    }

    private LinkKeys keys(Secret secret) {
        String text = secret.getData() == null ? null : secret.getData().get(ENTRY);
        try {
            return new LinkKeys(new LinkKey(
                    new String(Base64.getDecoder().decode(text == null ? "" : text), StandardCharsets.UTF_8).strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Secret %s/%s has no usable '%s': %s; or delete it, and the operator makes a new one"
                            .formatted(namespace, SECRET, ENTRY, e.getMessage()),
                    e);
        }
    }

    private Resource<Secret> secret() {
        return client.secrets().inNamespace(namespace).withName(SECRET);
    }

    @Override
    public synchronized void close() {
        if (informer != null) {
            informer.close();
        }
    }

    /** What is known is forgotten: whoever needs the key reads it again. */
    private final class Following implements ResourceEventHandler<Secret> {

        private final Runnable changed;

        Following(Runnable changed) {
            this.changed = changed;
        }

        @Override
        public void onAdd(Secret secret) {
            forget();
        }

        @Override
        public void onUpdate(Secret before, Secret secret) {
            forget();
        }

        @Override
        public void onDelete(Secret secret, boolean unknownState) {
            forget();
        }

        private void forget() {
            known = null;
            changed.run();
        }
    }
}
