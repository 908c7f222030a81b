package io.skerry.operator.link.eventbus;

import io.skerry.api.plan.ServiceName;
import io.skerry.link.eventbus.LinkKey;

/**
 * The keys of all ingests, derived from one, so that nothing but that one is kept.
 *
 * @param master the key that the Secret holds
 * @param operator the key of the operator's own ingest, which each request there is looked at with
 */
record LinkKeys(LinkKey master, LinkKey operator) {

    LinkKeys(LinkKey master) {
        this(master, new LinkKey(master.derive("operator")));
    }

    /** The text of the key of a service's worker. */
    String textOf(ServiceName service) {
        return master.derive("service/" + service);
    }

    /** The key of a service's worker. */
    LinkKey of(ServiceName service) {
        return new LinkKey(textOf(service));
    }
}
