/** JointInferenceService: a shallow model on the edge, a deep one in the cloud. */
@NullMarked
package io.skerry.api.jointinference;

import org.jspecify.annotations.NullMarked;
