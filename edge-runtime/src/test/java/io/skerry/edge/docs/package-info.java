/** Whether the examples in the documentation are true. */
@NullMarked
package io.skerry.edge.docs;

import org.jspecify.annotations.NullMarked;
