/** Where the parts are put together, started in order and stopped in reverse; the only room that knows all the others. */
@NullMarked
package io.skerry.edge.boot;

import org.jspecify.annotations.NullMarked;
