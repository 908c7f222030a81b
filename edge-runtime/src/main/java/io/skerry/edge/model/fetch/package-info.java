/** Brings the files of a model artefact from where they live to this node's disk, and trusts nothing on the way. */
@NullMarked
package io.skerry.edge.model.fetch;

import org.jspecify.annotations.NullMarked;
