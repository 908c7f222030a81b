/** What a run found, as a table, as JSON, as pictures and as a section of the documentation. */
@NullMarked
package io.skerry.benchmarks.report;

import org.jspecify.annotations.NullMarked;
