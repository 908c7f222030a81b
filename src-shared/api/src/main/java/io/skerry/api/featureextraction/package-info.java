/** FeatureExtractionService: images to feature vectors. */
@NullMarked
package io.skerry.api.featureextraction;

import org.jspecify.annotations.NullMarked;
