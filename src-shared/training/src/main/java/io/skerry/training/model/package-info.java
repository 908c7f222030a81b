/** Models that do not exist yet: architectures and their first parameters. */
@NullMarked
package io.skerry.training.model;

import org.jspecify.annotations.NullMarked;
