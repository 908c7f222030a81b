/** What is learned from. */
@NullMarked
package io.skerry.training.data;

import org.jspecify.annotations.NullMarked;
