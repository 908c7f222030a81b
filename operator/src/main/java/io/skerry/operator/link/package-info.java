/**
 * The operator's end of the link to edge nodes: what nodes say of themselves comes in, plans and acknowledgements go out. Drivers have
 * packages of their own.
 */
@NullMarked
package io.skerry.operator.link;

import org.jspecify.annotations.NullMarked;
