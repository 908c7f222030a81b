/**
 * KubeEdge's way between edge and cloud, as both ends see it: frames as text, the routes that Rules make, the router, and what may come
 * in. The way is best effort: it loses, repeats and reorders (docs/link.md).
 */
@NullMarked
package io.skerry.link.eventbus;

import org.jspecify.annotations.NullMarked;
