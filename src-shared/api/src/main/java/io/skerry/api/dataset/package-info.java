/** Dataset: samples on a node or in a store. */
@NullMarked
package io.skerry.api.dataset;

import org.jspecify.annotations.NullMarked;
