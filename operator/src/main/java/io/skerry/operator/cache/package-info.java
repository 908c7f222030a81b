/** What the operator keeps of the resources that it watches. */
@NullMarked
package io.skerry.operator.cache;

import org.jspecify.annotations.NullMarked;
