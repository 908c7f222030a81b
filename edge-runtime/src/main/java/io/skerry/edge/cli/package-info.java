/** The command line of {@code skerry-edge}. Options become settings before the runtime starts; nothing else happens here. */
@NullMarked
package io.skerry.edge.cli;

import org.jspecify.annotations.NullMarked;
