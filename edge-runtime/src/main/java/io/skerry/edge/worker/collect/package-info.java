/**
 * The collector's store: delivered samples as plain files, each with its verdicts beside it as JSON, and an index in SQLite. A sample is
 * there once, however often it is delivered.
 */
@NullMarked
package io.skerry.edge.worker.collect;

import org.jspecify.annotations.NullMarked;
