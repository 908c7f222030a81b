/** What several kinds share: names, metrics, conditions, workers, labels and annotations. */
@NullMarked
package io.skerry.api.resource;

import org.jspecify.annotations.NullMarked;
