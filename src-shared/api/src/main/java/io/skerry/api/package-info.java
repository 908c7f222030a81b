/** Placeholder. */
@NullMarked
package io.skerry.api;

import org.jspecify.annotations.NullMarked;
