/**
 * What can be seen from outside: counters and latencies of every service, the state of spool and link, and the last hard examples, as
 * Prometheus metrics and as one JSON document that the web page shows. The other rooms tell {@link RuntimeObserver} and {@link
 * ServiceObserver} what happened; nothing here decides anything.
 */
@NullMarked
package io.skerry.edge.observe;

import org.jspecify.annotations.NullMarked;
