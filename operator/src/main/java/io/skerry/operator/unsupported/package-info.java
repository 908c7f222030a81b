/**
 * Kinds that have a CRD and no controller yet: their resources are taken, and say that nothing is run for them. A kind leaves this package
 * when its controller comes.
 */
@NullMarked
package io.skerry.operator.unsupported;

import org.jspecify.annotations.NullMarked;
