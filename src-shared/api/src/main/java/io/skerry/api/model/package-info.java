/** Model: a file that others refer to by name. */
@NullMarked
package io.skerry.api.model;

import org.jspecify.annotations.NullMarked;
