package io.skerry.edge.boot;

import io.skerry.edge.config.EdgeConfig;
import io.skerry.edge.model.ModelAdmission;
import io.skerry.edge.model.ModelListener;
import io.skerry.edge.model.ModelStore;
import io.skerry.edge.model.cache.ModelCache;
import io.skerry.edge.model.fetch.FetchLimits;
import io.skerry.edge.model.fetch.FetchSettings;
import io.skerry.edge.model.fetch.ModelFetcher;
import io.skerry.edge.model.fetch.S3Settings;
import io.skerry.link.Backoff;
import io.skerry.onnx.SessionSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/** The model store from the settings. */
final class Models {

    private Models() {}

    static ModelStore open(EdgeConfig config, ScheduledExecutorService background, ModelListener listener, Clock clock)
            throws IOException {
        EdgeConfig.S3 s3 = config.models().s3();
        FetchSettings fetch = new FetchSettings(
                FetchLimits.DEFAULT,
                config.models().roots().orElse(List.of(Path.of("/"))),
                new S3Settings(
                        s3.endpoint().orElse(null),
                        s3.region(),
                        s3.accessKeyFile().orElse(null),
                        s3.secretKeyFile().orElse(null)));
        return new ModelStore(new ModelStore.Parts(
                new ModelFetcher(fetch),
                new ModelCache(config.data().resolve("models")),
                new ModelAdmission(sessions(config)),
                background,
                new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1)),
                listener,
                clock));
    }

    private static SessionSettings sessions(EdgeConfig config) {
        SessionSettings usual = SessionSettings.DEFAULT;
        return new SessionSettings(
                config.models().threads(),
                usual.interOpThreads(),
                usual.arena(),
                usual.finiteInputs(),
                config.models().maxBytes());
    }
}
