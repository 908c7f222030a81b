/** ObjectTrackingService: follow objects across cameras. */
@NullMarked
package io.skerry.api.objecttracking;

import org.jspecify.annotations.NullMarked;
