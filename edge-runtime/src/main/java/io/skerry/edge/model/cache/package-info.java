/** Model artefacts on this node's disk, by content, and which of them each service served last. */
@NullMarked
package io.skerry.edge.model.cache;

import org.jspecify.annotations.NullMarked;
