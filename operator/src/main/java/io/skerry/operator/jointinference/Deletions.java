package io.skerry.operator.jointinference;

import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.skerry.api.jointinference.JointInferenceService;
import java.util.function.Consumer;

/** Services that are gone. An event source that has no events: what is registered as one is told of deletions. */
final class Deletions extends SimpleInboundEventSource<JointInferenceService>
        implements ResourceEventAware<JointInferenceService> {

    private final Consumer<JointInferenceService> forget;

    Deletions(Consumer<JointInferenceService> forget) {
        super("deletions");
        this.forget = forget;
    }

    @Override
    public void onResourceDeleted(JointInferenceService service) {
        forget.accept(service);
    }
}
