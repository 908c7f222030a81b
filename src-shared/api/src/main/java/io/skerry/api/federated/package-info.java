/** FederatedLearningJob: training where the data is, aggregation in the cloud. */
@NullMarked
package io.skerry.api.federated;

import org.jspecify.annotations.NullMarked;
