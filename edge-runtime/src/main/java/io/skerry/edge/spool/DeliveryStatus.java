package io.skerry.edge.spool;

/**
 * A look at the delivery.
 *
 * @param inFlight samples sent and not yet acknowledged
 * @param sent sendings, the repeated ones included
 * @param resent sendings that repeated an earlier one
 * @param sendErrors sendings that the link did not take
 */
public record DeliveryStatus(
        boolean linkUp, int inFlight, long inFlightBytes, long sent, long resent, long sendErrors) {}
