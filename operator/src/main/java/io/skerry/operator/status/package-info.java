/**
 * What a status says: a closed list of reasons, conditions that Kubernetes' tools and Sedna's users both understand, Events on
 * transitions. Pure functions but for the recorder of Events.
 */
@NullMarked
package io.skerry.operator.status;

import org.jspecify.annotations.NullMarked;
