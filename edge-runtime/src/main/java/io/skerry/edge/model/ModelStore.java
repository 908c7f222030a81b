package io.skerry.edge.model;

import io.skerry.api.plan.ModelReference;
import io.skerry.api.plan.ServiceName;
import io.skerry.edge.model.cache.ModelCache;
import io.skerry.edge.model.fetch.ModelFetcher;
import io.skerry.link.Backoff;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;

/** The models of this node's services, one slot each. All loading is done in the background. */
public final class ModelStore implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ModelStore.class.getName());

    /**
     * What a store works with.
     *
     * @param fetcher brings artefacts here
     * @param cache keeps them
     * @param admission tries them out
     * @param background does the work; the caller ends it after the store
     * @param backoff the wait between attempts while a source fails
     * @param listener hears of changes
     * @param clock tells since when a model serves
     */
    public record Parts(
            ModelFetcher fetcher,
            ModelCache cache,
            ModelAdmission admission,
            ScheduledExecutorService background,
            Backoff backoff,
            ModelListener listener,
            Clock clock) {}

    private final Parts parts;
    private final ModelSupply supply;
    private final Map<ServiceName, SlotLoader> loaders = new ConcurrentHashMap<>();

    public ModelStore(Parts parts) {
        this.parts = parts;
        this.supply = new ModelSupply(parts.fetcher(), parts.cache(), parts.admission(), parts.clock());
    }

    /**
     * Wants a model for a service and returns at once; the slot's state tells how it goes. The same reference again
     * changes nothing, but tries a refused model once more.
     */
    public ModelSlot offer(ServiceName service, ModelReference wanted) {
        SlotLoader loader = loaders.computeIfAbsent(service, name -> loader(name, wanted));
        loader.offer(wanted);
        return loader.slot();
    }

    private SlotLoader loader(ServiceName service, ModelReference wanted) {
        ModelSlot slot = new ModelSlot(service, wanted, parts.listener());
        return new SlotLoader(slot, supply, parts.background(), parts.backoff());
    }

    public Optional<ModelSlot> slot(ServiceName service) {
        return Optional.ofNullable(loaders.get(service)).map(SlotLoader::slot);
    }

    public Collection<ModelSlot> slots() {
        return loaders.values().stream().map(SlotLoader::slot).toList();
    }

    /** Whether every service has a model that answers, be it the wanted one or the one before. */
    public boolean ready() {
        return slots().stream().allMatch(slot -> slot.state().serving() != null);
    }

    /** Takes every other service's model away, from memory and from the disk. */
    public void retain(Set<ServiceName> services) {
        Set<ServiceName> kept = Set.copyOf(services);
        loaders.forEach((service, loader) -> {
            if (!kept.contains(service) && loaders.remove(service, loader)) {
                loader.close();
            }
        });
        parts.background().execute(() -> forgetAllBut(kept));
    }

    private void forgetAllBut(Set<ServiceName> kept) {
        try {
            parts.cache().retain(kept);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "models of services that are gone stay on the disk", e);
        }
    }

    /** Ends all loading; models in use close when their users are done. */
    @Override
    public void close() {
        loaders.values().forEach(SlotLoader::close);
        loaders.clear();
    }
}
