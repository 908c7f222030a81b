package io.skerry.operator.status;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jboss.logging.Logger;

/**
 * Records Events of {@code events.k8s.io/v1}. What is said of a resource a second time is counted in the Event that said it first. An
 * Event that cannot be written is left out: the status has the same words.
 */
@Singleton
public class EventRecorder {

    private static final Logger LOG = Logger.getLogger(EventRecorder.class);
    private static final String REPORTER = "skerry.io/operator";
    /** Kubernetes demands six digits. */
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final KubernetesClient client;
    private final Clock clock;
    private final String instance;

    EventRecorder(KubernetesClient client, Clock clock, Instance instance) {
        this.client = client;
        this.clock = clock;
        this.instance = instance.name();
    }

    /** Records that a resource is this far now. */
    public void record(HasMetadata resource, Progress progress) {
        Event event = event(resource, progress);
        try {
            client.events().v1().events().resource(event).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                count(event);
            } else {
                leaveOut(event, e);
            }
        }
    }

    private Event event(HasMetadata resource, Progress progress) {
        return new EventBuilder()
                .withNewMetadata()
                .withName(EventText.name(resource, progress))
                .withNamespace(resource.getMetadata().getNamespace())
                .endMetadata()
                .withEventTime(now())
                .withReportingController(REPORTER)
                .withReportingInstance(instance)
                .withAction("Reconcile")
                .withReason(progress.reason().text())
                .withType(progress.reason().isTrouble() ? "Warning" : "Normal")
                .withNote(EventText.note(progress))
                .withNewRegarding()
                .withApiVersion(resource.getApiVersion())
                .withKind(resource.getKind())
                .withNamespace(resource.getMetadata().getNamespace())
                .withName(resource.getMetadata().getName())
                .withUid(resource.getMetadata().getUid())
                .endRegarding()
                .build();
    }

    private void count(Event event) {
        try {
            Resource<Event> said = client.events()
                    .v1()
                    .events()
                    .inNamespace(event.getMetadata().getNamespace())
                    .withName(event.getMetadata().getName());
            said.edit(before -> new EventBuilder(before)
                    .withNewSeries()
                    .withCount(
                            before.getSeries() == null ? 2 : before.getSeries().getCount() + 1)
                    .withLastObservedTime(now())
                    .endSeries()
                    .build());
        } catch (KubernetesClientException e) {
            leaveOut(event, e);
        }
    }

    private MicroTime now() {
        return new MicroTime(MICROSECONDS.format(clock.instant()));
    }

    private static void leaveOut(Event event, KubernetesClientException e) {
        LOG.warnf("the Event '%s' was not written: %s", event.getNote(), e.getMessage());
    }
}
