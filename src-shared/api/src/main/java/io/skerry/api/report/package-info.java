/** What an edge node reports of itself: small documents that replace the one before. */
@NullMarked
package io.skerry.api.report;

import org.jspecify.annotations.NullMarked;
