/**
 * The link's driver for KubeEdge: an edge talks to its node's own broker, a worker to the router of cloudcore; EventBus carries frames
 * between the two as text. The shared part of it is {@link io.skerry.link.eventbus}.
 */
@NullMarked
package io.skerry.edge.link.eventbus;

import org.jspecify.annotations.NullMarked;
