/** Requests over a broker on the node: an image or a tensor frame in, the answer as JSON out. */
@NullMarked
package io.skerry.edge.ingress.mqtt;

import org.jspecify.annotations.NullMarked;
