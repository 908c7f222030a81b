/** What nodes report of the services that they run: the newest of each, for the status of the resources. */
@NullMarked
package io.skerry.operator.report;

import org.jspecify.annotations.NullMarked;
