package io.skerry.operator.link;

import io.skerry.api.plan.ServiceName;
import java.util.Map;
import java.util.Optional;

/** How workers that Skerry runs in the cloud reach the edges, and are reached. */
public interface WorkerLink {

    /** Settings of the runtime. */
    Map<String, String> environment();

    /** The key of the ingest that a service's worker has; empty: the link needs none. */
    Optional<String> ingestKey(ServiceName service);

    /** Workers that need settings only. */
    static WorkerLink of(Map<String, String> environment) {
        return new WorkerLink() {
            @Override
            public Map<String, String> environment() {
                return environment;
            }

            @Override
            public Optional<String> ingestKey(ServiceName service) {
                return Optional.empty();
            }
        };
    }
}
