/** What the runtime holds in memory. */
@NullMarked
package io.skerry.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
