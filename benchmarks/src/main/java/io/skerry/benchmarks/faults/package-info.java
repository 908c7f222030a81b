/** Answers while the link is in bad weather. */
@NullMarked
package io.skerry.benchmarks.faults;

import org.jspecify.annotations.NullMarked;
