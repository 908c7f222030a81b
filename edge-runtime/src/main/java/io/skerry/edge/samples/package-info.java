/** Hard examples on their way: from the pipeline into the spool, and from the spool over the link to the collector. */
@NullMarked
package io.skerry.edge.samples;

import org.jspecify.annotations.NullMarked;
