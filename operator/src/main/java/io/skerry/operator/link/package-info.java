/**
 * The operator's end of the link to edges on KubeEdge: the Rules that lead frames through EventBus and router, the ingest that takes
 * what edges send, the downlink that sends plans.
 */
@NullMarked
package io.skerry.operator.link;

import org.jspecify.annotations.NullMarked;
