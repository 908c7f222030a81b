/** A folder whose new images are answered one after another, the answer beside each as a JSON file. */
@NullMarked
package io.skerry.edge.ingress.directory;

import org.jspecify.annotations.NullMarked;
