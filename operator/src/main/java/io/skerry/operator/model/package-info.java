/** Model: whether what it names can be used. The workers that use it fetch the file; nothing here does. */
@NullMarked
package io.skerry.operator.model;

import org.jspecify.annotations.NullMarked;
