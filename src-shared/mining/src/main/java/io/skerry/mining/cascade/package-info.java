/** What a cascade of a shallow and a deep model reaches on labelled examples. */
@NullMarked
package io.skerry.mining.cascade;

import org.jspecify.annotations.NullMarked;
