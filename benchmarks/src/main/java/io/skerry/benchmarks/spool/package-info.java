/** Hard examples to the disk, beside what the disk can do at best. */
@NullMarked
package io.skerry.benchmarks.spool;

import org.jspecify.annotations.NullMarked;
