/** How often a reconciliation that failed is tried again. */
@NullMarked
package io.skerry.operator.retry;

import org.jspecify.annotations.NullMarked;
