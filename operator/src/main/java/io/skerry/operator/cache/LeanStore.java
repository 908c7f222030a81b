package io.skerry.operator.cache;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps resources without their managed fields, which are a good part of a small resource and say nothing to those who only read it.
 *
 * @param <R> their kind
 */
public final class LeanStore<R extends HasMetadata> extends BasicItemStore<R> {

    private LeanStore() {
        super(Cache::metaNamespaceKeyFunc);
    }

    /** One for an event source; absent where several namespaces are watched one by one, which cannot share a store. */
    public static <R extends HasMetadata> @Nullable LeanStore<R> of(EventSourceContext<?> context) {
        return context.getControllerConfiguration().getInformerConfig().watchAllNamespaces() ? new LeanStore<>() : null;
    }

    @Override
    public R put(String key, R resource) {
        resource.getMetadata().setManagedFields(null);
        return super.put(key, resource);
    }
}
