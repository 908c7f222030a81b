/**
 * The way to the nodes on KubeEdge: the Rules that lead frames through EventBus and router, made, owned and repaired here; the ingest
 * that takes what they bring; the router for the way down.
 */
@NullMarked
package io.skerry.operator.link.eventbus;

import org.jspecify.annotations.NullMarked;
