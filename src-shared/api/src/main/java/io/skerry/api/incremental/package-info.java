/** IncrementalLearningJob: train, evaluate, deploy, and again with new samples. */
@NullMarked
package io.skerry.api.incremental;

import org.jspecify.annotations.NullMarked;
