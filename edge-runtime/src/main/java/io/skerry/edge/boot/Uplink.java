package io.skerry.edge.boot;

import io.skerry.edge.inference.Services;
import io.skerry.edge.link.EdgeLink;
import io.skerry.edge.link.Heartbeats;
import io.skerry.edge.plan.PlanAcks;
import io.skerry.edge.plan.PlanSource;
import io.skerry.edge.report.Reporter;
import io.skerry.edge.report.ServiceReports;
import io.skerry.edge.samples.CollectorBeats;
import io.skerry.edge.samples.SampleUplink;
import io.skerry.edge.spool.DeliverySettings;
import io.skerry.edge.spool.SampleDelivery;
import io.skerry.edge.spool.Spool;
import java.util.Random;

/** All that an edge node says to the cloud besides its questions: samples, which plan applies, reports of its services. */
final class Uplink {

    private final SampleDelivery delivery;
    private final PlanAcks plans;
    private final Reporter reporter;

    /** Opens it and begins to listen. */
    Uplink(Node node, EdgeLink link, Spool spool, Services services, PlanSource plan) {
        this.delivery = node.closing()
                .add(new SampleDelivery(
                        spool,
                        new SampleUplink(link, node.envelopes()),
                        DeliverySettings.DEFAULT,
                        System::nanoTime,
                        node.background("skerry-delivery")));
        this.plans = node.closing().add(new PlanAcks(link, node.envelopes(), plan, node.timer()));
        this.reporter = node.closing()
                .add(new Reporter(
                        link,
                        node.envelopes(),
                        new ServiceReports(services, node.observer(), node.state()),
                        new Random(),
                        System::nanoTime,
                        node.background("skerry-reports")));
        node.state().reporter(reporter);
        CollectorBeats collectors = new CollectorBeats(
                new Heartbeats(System::nanoTime),
                node.timer(),
                service -> delivery.heard(service.toString()),
                delivery::silent);
        link.listen(new EdgeInbox(
                services, node.heartbeats(), collectors, delivery, plans, reporter, node.observer()::refused));
        delivery.start();
        reporter.start();
    }

    /** Says whether there is a first hop. */
    void linkUp(boolean up) {
        delivery.linkUp(up);
        reporter.linkUp(up);
        if (up) {
            plans.announce();
        }
    }
}
