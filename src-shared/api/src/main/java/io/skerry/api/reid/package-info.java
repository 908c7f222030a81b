/** ReidJob: recognise an object again. */
@NullMarked
package io.skerry.api.reid;

import org.jspecify.annotations.NullMarked;
