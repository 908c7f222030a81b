package io.skerry.edge.model;

import io.skerry.api.plan.ModelReference;
import io.skerry.api.plan.ServiceName;
import io.skerry.edge.model.cache.LastGood;
import io.skerry.edge.model.cache.ModelCache;
import io.skerry.edge.model.fetch.ModelFetcher;
import io.skerry.inference.predict.Predictor;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Where models come from: the cache, the network, and the try-out that both must pass. */
record ModelSupply(ModelFetcher fetcher, ModelCache cache, ModelAdmission admission, Clock clock) {

    private static final System.Logger LOG = System.getLogger(ModelSupply.class.getName());

    /** What the service served last, tried out again; empty if there is none that still passes. */
    Optional<ServingModel> lastGood(ServiceName service) {
        try {
            LastGood last = cache.lastGood(service).orElse(null);
            return last == null ? Optional.empty() : Optional.of(admit(last.artefact(), last.url(), null));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, service + ": what it served last cannot be restored", e);
            return Optional.empty();
        }
    }

    /** Fetches an artefact into the cache and gives its identity; it is held there until {@link #release}. */
    String fetch(ModelReference wanted, Fetching fetching) throws IOException, InterruptedException {
        Path staged = cache.stage();
        try {
            SortedMap<String, String> files = fetching.run(() -> fetcher.fetch(wanted, staged, cache));
            return cache.take(staged, files);
        } finally {
            cache.discard(staged);
        }
    }

    /** Opens a cached artefact and tries it out. */
    ServingModel admit(String artefact, URI url, @Nullable String sha256) {
        Predictor predictor = admission.admit(cache.folder(artefact), url, sha256);
        LoadedModel model =
                new LoadedModel(predictor.name(), predictor.artefact().sha256(), url, artefact, clock.instant());
        return new ServingModel(model, predictor);
    }

    /** A model that serves goes on serving if this fails: a restart then begins with an older one. */
    void remember(ServiceName service, URI url, String artefact) {
        try {
            cache.remember(service, url, artefact);
        } catch (IOException e) {
            LOG.log(Level.WARNING, service + ": its model cannot be remembered for the next start", e);
        }
    }

    void release(String artefact) {
        try {
            cache.release(artefact);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "models that nothing needs stay on the disk", e);
        }
    }
}
