/**
 * The side door to the deep model: a question with a deadline. A hard example is asked about at once or not at all; nothing waits in a
 * queue until it is stale. When the deadline passes the edge's verdict stands, and an answer that comes later still counts as
 * evidence of how often edge and cloud agree.
 */
@NullMarked
package io.skerry.edge.offload;

import org.jspecify.annotations.NullMarked;
