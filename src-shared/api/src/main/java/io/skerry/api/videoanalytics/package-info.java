/** VideoAnalyticsJob: detection in a video stream. */
@NullMarked
package io.skerry.api.videoanalytics;

import org.jspecify.annotations.NullMarked;
