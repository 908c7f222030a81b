/**
 * Joint inference: a shallow model on the edge, a deep one in the cloud. {@link JointInferenceReconciler} looks, the other classes
 * decide: pure functions from the resource and what it refers to.
 */
@NullMarked
package io.skerry.operator.jointinference;

import org.jspecify.annotations.NullMarked;
