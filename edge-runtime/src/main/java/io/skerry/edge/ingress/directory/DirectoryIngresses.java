package io.skerry.edge.ingress.directory;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.skerry.api.plan.NodePlan;
import io.skerry.api.plan.ServiceAssignment;
import io.skerry.api.plan.ServiceName;
import io.skerry.api.plan.WatchedDirectory;
import io.skerry.edge.ingress.Failures;
import io.skerry.edge.ingress.Requests;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** The watched folders of all services of the plan. */
public final class DirectoryIngresses implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DirectoryIngresses.class);

    private static final long LOOK_MILLIS = 2_000;

    private record Watched(ServiceName service, WatchedDirectory directory) {}

    private final Requests requests;
    private final Failures failures;
    private final ObjectMapper json;
    private final Map<Watched, DirectoryIngress> open = new HashMap<>();

    public DirectoryIngresses(Requests requests, Failures failures, ObjectMapper json) {
        this.requests = requests;
        this.failures = failures;
        this.json = json;
    }

    /** Watches the folders of this plan and no others. A folder that cannot be watched is named in the log; the rest goes on. */
    public synchronized void apply(NodePlan plan) {
        Map<Watched, DirectoryIngress> gone = new HashMap<>(open);
        for (ServiceAssignment service : plan.services()) {
            if (service.directory() != null) {
                Watched watched = new Watched(service.id(), service.directory());
                if (gone.remove(watched) == null) {
                    watch(watched);
                }
            }
        }
        open.keySet().removeAll(gone.keySet());
        gone.values().forEach(DirectoryIngresses::closeOne);
    }

    private void watch(Watched watched) {
        try {
            open.put(
                    watched,
                    new DirectoryIngress(
                            watched.service(), watched.directory(), requests, failures, json, LOOK_MILLIS));
        } catch (IOException e) {
            LOG.errorf("%s is not watched: %s", watched.directory().path(), e.getMessage());
        }
    }

    private static void closeOne(DirectoryIngress ingress) {
        try {
            ingress.close();
        } catch (IOException e) {
            LOG.debugf("a watched folder: %s", e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        open.values().forEach(DirectoryIngresses::closeOne);
        open.clear();
    }
}
