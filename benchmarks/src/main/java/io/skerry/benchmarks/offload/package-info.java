/** From a hard example on the edge to the cloud's verdict. */
@NullMarked
package io.skerry.benchmarks.offload;

import org.jspecify.annotations.NullMarked;
