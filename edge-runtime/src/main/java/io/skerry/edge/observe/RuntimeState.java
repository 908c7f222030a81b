package io.skerry.edge.observe;

import io.skerry.api.plan.ServiceName;
import io.skerry.edge.spool.SpoolStatus;

/** What other rooms know about themselves. Every call returns at once: metrics and the page ask often. */
public interface RuntimeState {

    /** Name of the edge node. */
    String node();

    /** How the link is. */
    Snapshot.Link link();

    /** How the spool is. */
    SpoolStatus spool();

    /** Which plan applies. */
    Snapshot.Plan plan();

    /** How reporting to the cloud goes. */
    Snapshot.Reports reports();

    /** Whether a deep worker of the service is heard. */
    boolean heard(ServiceName service);
}
