/** Dataset: whether what it names can be used. Its samples are counted on the node that it names. */
@NullMarked
package io.skerry.operator.dataset;

import org.jspecify.annotations.NullMarked;
