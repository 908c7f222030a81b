/** The operator's settings. */
@NullMarked
package io.skerry.operator.config;

import org.jspecify.annotations.NullMarked;
