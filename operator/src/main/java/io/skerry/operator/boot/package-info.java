/** Puts the operator's parts together. */
@NullMarked
package io.skerry.operator.boot;

import org.jspecify.annotations.NullMarked;
