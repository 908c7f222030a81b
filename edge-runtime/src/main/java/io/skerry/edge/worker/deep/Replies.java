package io.skerry.edge.worker.deep;

import io.skerry.api.plan.ServiceName;
import io.skerry.edge.link.CloudLink;
import io.skerry.edge.link.ExamplePayload;
import io.skerry.inference.cascade.Verdict;
import io.skerry.link.Envelopes;
import io.skerry.wire.FrameHeader;
import io.skerry.wire.message.ErrorReport;
import io.skerry.wire.message.Message;
import io.skerry.wire.message.OffloadResult;
import java.time.Duration;
import org.jboss.logging.Logger;

/** What a deep worker says to the edges. A reply that cannot be sent is not sent later: nobody would wait for it any more. */
final class Replies {

    private static final Logger LOG = Logger.getLogger(Replies.class);

    private final ServiceName service;
    private final CloudLink link;
    private final Envelopes envelopes;
    private final DeepObserver observer;

    Replies(ServiceName service, CloudLink link, Envelopes envelopes, DeepObserver observer) {
        this.service = service;
        this.link = link;
        this.envelopes = envelopes;
        this.observer = observer;
    }

    /**
     * Answers a question.
     *
     * @param started {@link System#nanoTime()} when its batch was begun
     * @param computed nanoseconds that the batch took
     */
    void answer(Question question, Verdict verdict, long started, long computed) {
        OffloadResult result = new OffloadResult(
                service.toString(),
                ExamplePayload.verdict(verdict),
                Duration.ofNanos(started - question.arrived()),
                Duration.ofNanos(computed));
        reply(question.header(), result);
    }

    /**
     * Says that a question is not answered, and counts it.
     *
     * @param code one of few
     */
    void refuse(FrameHeader header, String code, String why) {
        observer.refused(code);
        reply(header, new ErrorReport(service.toString(), code, why));
    }

    private void reply(FrameHeader header, Message message) {
        String address = header.replyTo();
        if (address == null) {
            return;
        }
        link.reply(address, message.toFrame(envelopes.answer(header.id()))).exceptionally(e -> {
            LOG.debugf("no reply to %s: %s", address, e.getMessage());
            return null;
        });
    }
}
