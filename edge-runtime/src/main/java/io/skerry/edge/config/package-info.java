/** The runtime's settings: from the command line, from {@code SKERRY_…} environment variables, or from {@code application.properties}. */
@NullMarked
package io.skerry.edge.config;

import org.jspecify.annotations.NullMarked;
