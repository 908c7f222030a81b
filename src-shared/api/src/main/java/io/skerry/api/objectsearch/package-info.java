/** ObjectSearchService: find one object in many streams. */
@NullMarked
package io.skerry.api.objectsearch;

import org.jspecify.annotations.NullMarked;
